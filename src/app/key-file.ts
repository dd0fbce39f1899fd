// What people are told about the key file and the ledger beside it: why they cannot be used, and
// where they may not lie.

import { relative } from 'node:path';
import type { Config } from '../engine/config/config.ts';
import type { KeyFileRefusal } from '../engine/crypto/keyring.ts';
import type { LedgerProblem } from '../engine/ledger/hand-out.ts';

const sentences: Record<KeyFileRefusal, string> = {
  'key-file-missing':
    'The key file {path} is missing. Without it nothing encrypted can be read: put back the copy from your safe, or run "npx alongside init" for a new programme.',
  'key-file-open-to-others':
    'The key file {path} can be read by other users of this machine. Run: chmod 600 {path}',
  'key-file-damaged': 'The key file {path} cannot be read. Put back the copy from your safe.',
};

export function keyFileSentence(refusal: KeyFileRefusal, path: string): string {
  return sentences[refusal].replaceAll('{path}', path);
}

const ledgerSentences: Record<LedgerProblem['code'], string> = {
  'ledger-missing':
    'The ledger of endings {path} is missing. Without it a restore would bring back what was erased, revoked or withdrawn. Put it back, or its newest copy, and try again.',
  'ledger-changed':
    'The ledger of endings {path} was changed: its chain is broken. Put back its newest whole copy.',
  'ledger-of-another-programme':
    'The ledger of endings {path} belongs to another programme, or to another key file. Put the right two together.',
  'ledger-behind':
    'The ledger of endings {path} is older than the database: lines are missing from it. Put back its newest copy.',
};

export function ledgerSentence(code: LedgerProblem['code'], path: string): string {
  return ledgerSentences[code].replaceAll('{path}', path);
}

/** Whoever copies the data folder, for a backup or as a thief, would have both halves. */
export function isInDataFolder({ dataFolder, keyFile }: Config): boolean {
  return !relative(dataFolder, keyFile).startsWith('..');
}

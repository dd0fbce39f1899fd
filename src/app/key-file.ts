// What people are told about the key file: why it cannot be used, and where it may not lie.

import { relative } from 'node:path';
import type { Config } from '../engine/config/config.ts';
import type { KeyFileRefusal } from '../engine/crypto/keyring.ts';

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

/** Whoever copies the data folder, for a backup or as a thief, would have both halves. */
export function isInDataFolder({ dataFolder, keyFile }: Config): boolean {
  return !relative(dataFolder, keyFile).startsWith('..');
}

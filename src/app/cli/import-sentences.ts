// What `alongside import` prints when the server refuses: one plain sentence with what to do next.

import type { RefusalFacts } from '../../kernel/outcome.ts';
import type { TimedRefusalCode } from '../../rooms/operations/lists/preview-in-worker.ts';
import { refusalSentence } from './list-sentences.ts';

const sentences: Readonly<Record<string, string>> = {
  'not-reached':
    'No server answers at this address. Start it ("alongside serve"), or name it with --url.',
  'not-alongside': 'Something else than Alongside answers at this address. Check --url.',
  'sign-in-failed':
    'Login, password or one-time code is wrong. A code is good once and for a minute.',
  'too-many-attempts': 'Too many attempts to sign in. Wait a quarter of an hour, and try again.',
  'signed-out': 'The session is over. Run the command again; nothing was imported.',
  'session-locked': 'The session was locked. Run the command again; nothing was imported.',
  'not-found':
    'There is no such operation for this login. Only a national coordinator imports lists.',
  'operation-closed': 'This operation is over. Nothing can be brought into it any more.',
  'list-not-staged':
    'This list no longer waits for a decision. Look at it on the screen of its operation.',
  'conflict-changed-meanwhile': 'Somebody changed this list meanwhile. Run the command again.',
  'nothing-to-import': 'No row is left to import.',
  'too-many-jobs': 'Twenty of your jobs are still open. Try again when some of them are done.',
  'import-running': 'Another import of this operation is under way. Try again when it is done.',
  'invalid-input': 'The server does not take this request. Use the same version of the program.',
  'too-large': 'The file is larger than the server takes (20 MB). Part it into several lists.',
  unavailable: 'The server cannot answer now. Try again in a few minutes.',
};

export function sentenceOf(code: string, facts: RefusalFacts): string {
  if (code === 'rows-with-errors') {
    return (
      `Rows with errors are neither corrected nor left out: ${facts['rows']}. Correct the file, ` +
      'or leave them out with --skip-errors.'
    );
  }
  const known = sentences[code] ?? listSentence(code, facts);
  if (known !== null) return known;
  const reference = facts['reference'] ? ` Report it with this number: ${facts['reference']}.` : '';
  return `Something failed on the server (${code}); nothing was imported.${reference}`;
}

function listSentence(code: string, facts: RefusalFacts): string | null {
  try {
    return refusalSentence(code as TimedRefusalCode, facts);
  } catch {
    return null;
  }
}

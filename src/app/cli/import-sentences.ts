// What `alongside import` prints when the server refuses: one plain sentence with what to do next.

import type { RefusalFacts } from '../../kernel/outcome.ts';
import type { TimedRefusalCode } from '../../rooms/operations/lists/reading/preview-in-worker.ts';
import { refusalSentence } from './list-sentences.ts';

const sentences: Readonly<Record<string, string>> = {
  'not-reached':
    'No server answers at this address. Start it ("alongside serve"), or name it with --url.',
  'not-alongside': 'The server at this address is not Alongside. Check --url.',
  'sign-in-failed':
    'Login, password or one-time code is wrong. A code works once and for about a minute.',
  'too-many-attempts': 'Too many attempts to sign in. Wait a few minutes and try again.',
  'signed-out': 'The session has ended and nothing was imported. Run the command again.',
  'session-locked': 'The session was locked and nothing was imported. Run the command again.',
  'not-found':
    'This login cannot see such an operation. Only a national coordinator can import lists.',
  'operation-closed': 'This operation is closed. Nothing more can be imported into it.',
  'list-not-staged':
    'This list is no longer waiting for a decision. Look at it on its operation’s page.',
  'conflict-changed-meanwhile':
    'Someone else changed this list in the meantime. Run the command again.',
  'nothing-to-import': 'There are no rows left to import.',
  'too-many-jobs': 'Twenty of your jobs are still open. Try again when some of them are done.',
  'import-running': 'Another import into this operation is running. Try again when it is done.',
  'invalid-input':
    'The server did not accept this request. Use the same version of Alongside as the server.',
  'too-large': 'The file is larger than the server accepts (20 MB). Split it into several lists.',
  unavailable: 'The server is not available now. Try again in a few minutes.',
};

export function sentenceOf(code: string, facts: RefusalFacts): string {
  if (code === 'rows-with-errors') {
    return (
      `Rows with errors: ${facts['rows']}. Correct them in the file, ` +
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

// What the command line prints of a new invitation: both halves, once. Whoever runs the server
// could come in anyway; that they travel apart still helps against whoever reads one message.

import type { Halves } from '../make-account.ts';

export function saidHalves(login: string, { link, code, until }: Halves): string {
  return [
    `Login: ${login}`,
    `Link:  ${link}`,
    `Code:  ${code}`,
    `Both are needed, work once and end on ${until.toISOString().slice(0, 10)}. They are not shown again.`,
    'Give them to the person in two different ways. They choose the password and set up the authenticator.',
  ].join('\n');
}

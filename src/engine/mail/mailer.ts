// Sends a short plain mail over SMTP. Nothing in it but what it is given: no name of a program or a
// machine, no header that a library adds by itself.

import { createTransport } from 'nodemailer';
import type { Mail } from '../config/mail.ts';

export type Letter = {
  /** Also the Message-ID: sent twice, it is the same mail. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};
/** `refused`: this address will not take it, now or later. Throws if the server cannot be used. */
export type Mailer = {
  readonly send: (letter: Letter) => Promise<'sent' | 'refused'>;
  readonly close: () => void;
};

const answerMilliseconds = 15_000;

export function openMailer(mail: Mail): Mailer {
  const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1);
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.isTls,
    requireTLS: !mail.isTls && !mail.isHere,
    ignoreTLS: !mail.isTls && mail.isHere,
    // Otherwise the greeting tells the name of this machine.
    name: domain,
    ...(mail.signIn ? { auth: { user: mail.signIn.user, pass: mail.signIn.password } } : {}),
    connectionTimeout: answerMilliseconds,
    greetingTimeout: answerMilliseconds,
    socketTimeout: answerMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from: mail.from,
          to,
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return 'sent';
      } catch (problem) {
        if (isRefused(problem)) return 'refused';
        throw new MailUnreachable();
      }
    },
    close: () => transport.close(),
  };
}

/** Says no more than that: the message of the library may name an address. */
class MailUnreachable extends Error {
  override readonly name = 'MailUnreachable';
  readonly code = 'mail-unreachable';
}

function isRefused(problem: unknown): boolean {
  const { code, responseCode } = problem as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
}

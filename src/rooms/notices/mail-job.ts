// Orders and sends the mails that are due: a code that somebody waits for, or one neutral sentence
// that something is new. At least once, under the same Message-ID; whatever fails is tried again,
// and nobody's work waits for it.

import type { Kysely } from 'kysely';
import type { Mail } from '../../engine/config/mail.ts';
import { openText } from '../../engine/crypto/envelope.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import type { Services } from '../../engine/http/handler.ts';
import type { Machinery } from '../../engine/jobs/job.ts';
import type { Locale } from '../../engine/languages/locale.ts';
import { translate } from '../../engine/languages/words.ts';
import { addressPlace, codePlace } from '../../engine/mail/mail-places.ts';
import { type Letter, type Mailer, openMailer } from '../../engine/mail/mailer.ts';
import * as queries from './queries-mail.ts';

const mailsPerRun = 200;

/** Does nothing where the operator has configured no mail. */
export function noticeMailJob(mail: Mail | null): Machinery {
  return {
    kind: 'notice-mail',
    as: 'machinery',
    role: 'worker',
    everySeconds: 30,
    failing: 'mails cannot be sent',
    run: async (services, worker) => {
      if (mail === null) return;
      const mailer = openMailer(mail);
      try {
        await sendMails(services, worker, { mailer, hours: mail.hours });
      } finally {
        mailer.close();
      }
    },
  };
}

type Sending = { readonly mailer: Pick<Mailer, 'send'>; readonly hours: number };

export async function sendMails(
  { keyring }: Pick<Services, 'keyring'>,
  worker: Kysely<unknown>,
  { mailer, hours }: Sending,
): Promise<void> {
  await queries.orderMails(worker, hours);
  for (const row of await queries.listMailsWaiting(worker, mailsPerRun)) {
    await mailer.send(letterOf(keyring, row));
    // Refused by its server is over too: the next mail to that address would be refused as well.
    await queries.noteSent(worker, row.mailId);
  }
}

function letterOf(keyring: Keyring, row: queries.MailRow): Letter {
  const { mailId, accountId, about, locale, address, code } = row;
  const to = openText(keyring.secrets, addressPlace(accountId), address);
  const language = locale as Locale;
  if (about === 'code' && code !== null) {
    const typed = openText(keyring.secrets, codePlace(mailId), code);
    return {
      id: mailId,
      to,
      subject: translate(language, 'notices.mail.codeSubject'),
      text: translate(language, 'notices.mail.codeText', { code: typed }),
    };
  }
  return {
    id: mailId,
    to,
    subject: translate(language, 'notices.mail.subject'),
    text: translate(language, 'notices.mail.text'),
  };
}

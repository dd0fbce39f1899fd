// Whether and how this programme sends e-mail: a server that speaks SMTP, and the address that
// mails come from. Off unless it is set. A setting that cannot work is refused at the start,
// because a mail that fails later is noticed by nobody.

import { readFileSync } from 'node:fs';
import { done, type Outcome, refuse, type Refused } from '../../kernel/outcome.ts';
import { isLoopback } from './loopback.ts';

export type Mail = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is required, except on this machine. */
  readonly isTls: boolean;
  readonly isHere: boolean;
  readonly signIn: { readonly user: string; readonly password: string } | null;
  readonly from: string;
  /** At most one mail for each person in so many hours. */
  readonly hours: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

const hoursStandard = 4;
const hoursMax = 168;
/** One mailbox, plainly: no display name, no list, nothing that could end a header. */
const plainAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i;

export function readMail(environment: Environment): Outcome<Mail | null, 'configuration-invalid'> {
  const value = environment['ALONGSIDE_SMTP'] ?? '';
  if (value === '') return done(null);
  const url = URL.parse(value);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.pathname.length > 1)
    return invalid('ALONGSIDE_SMTP', '…', 'write it as smtps://user@mail.example.org');
  if (url.password !== '') {
    const remedy = 'leave the password out and give ALONGSIDE_SMTP_PASSWORD_FILE';
    return invalid('ALONGSIDE_SMTP', `${url.protocol}//…@${url.host}`, remedy);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'smtps:';
  const signIn = readSignIn(environment, decodeURIComponent(url.username));
  if (!signIn.ok) return signIn;
  const from = environment['ALONGSIDE_MAIL_FROM'] ?? '';
  if (!plainAddress.test(from)) {
    const remedy = 'give the address that mails come from, such as notices@example.org';
    return invalid('ALONGSIDE_MAIL_FROM', from, remedy);
  }
  const hours = environment['ALONGSIDE_MAIL_HOURS'] || String(hoursStandard);
  if (!/^\d{1,3}$/.test(hours) || Number(hours) < 1 || Number(hours) > hoursMax) {
    const remedy = `give a whole number of hours from 1 to ${hoursMax}, or leave it out for ${hoursStandard}`;
    return invalid('ALONGSIDE_MAIL_HOURS', hours, remedy);
  }
  return done({
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    isTls,
    isHere: isLoopback(host),
    signIn: signIn.value,
    from,
    hours: Number(hours),
  });
}

function readSignIn(
  environment: Environment,
  user: string,
): Outcome<Mail['signIn'], 'configuration-invalid'> {
  const file = environment['ALONGSIDE_SMTP_PASSWORD_FILE'] ?? '';
  const variable = 'ALONGSIDE_SMTP_PASSWORD_FILE';
  if (user === '' && file === '') return done(null);
  if (user === '')
    return invalid(variable, file, 'name the user too: smtps://user@mail.example.org');
  if (file === '') return invalid(variable, '', `give a file with the password of “${user}”`);
  try {
    const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (password !== '') return done({ user, password });
  } catch {
    return invalid(variable, file, 'no file can be read there');
  }
  return invalid(variable, file, 'the file is empty');
}

function invalid(
  variable: string,
  value: string,
  remedy: string,
): Refused<'configuration-invalid'> {
  return refuse('configuration-invalid', { variable, value, remedy });
}

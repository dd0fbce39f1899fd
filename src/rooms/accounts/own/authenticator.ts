// A new authenticator app: the server makes its key, the person reads it into the app and types one
// code to prove that it arrived. Until then nothing is stored and the old one is good. The ticket
// proves that the key that comes back is the one that was offered to this account.

import {
  makeTotpSecret,
  matchingTotpStep,
  totpAddress,
} from '../../../engine/crypto/sign-in-secrets.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { sealTotpSecret } from '../door/totp-secret.ts';
import { isTicket, makeTicket } from '../door/tickets.ts';
import { readCode } from './recovery-codes.ts';

type Needs = Pick<Services, 'keyring' | 'now'>;

export type AuthenticatorOffer = {
  /** In base32, for typing in. */
  readonly secret: string;
  /** The same as an address, for the picture that the app reads. */
  readonly address: string;
  readonly ticket: string;
};

export function offerAuthenticator(
  services: Needs,
  { accountId, login }: { readonly accountId: string; readonly login: string },
): AuthenticatorOffer {
  const secret = makeTotpSecret();
  return {
    secret,
    address: totpAddress(secret, login),
    ticket: makeTicket(services, ticketOf(accountId, secret)).toString('base64url'),
  };
}

export type AuthenticatorTaken = { readonly sealed: Buffer; readonly step: number };

/** What to store, and the step of the code, which must not be good once more. */
export function takeAuthenticator(
  services: Needs,
  accountId: string,
  given: { readonly secret: string; readonly ticket: string; readonly code: string },
): AuthenticatorTaken | 'offer-over' | 'code-wrong' {
  const { secret } = given;
  if (!isTicket(services, ticketOf(accountId, secret), given.ticket)) return 'offer-over';
  const typed = readCode(given.code);
  const step =
    typed?.kind === 'one-time' ? matchingTotpStep(secret, typed.code, services.now()) : null;
  if (step === null) return 'code-wrong';
  return { sealed: sealTotpSecret(services, accountId, secret), step };
}

function ticketOf(accountId: string, secret: string) {
  return { purpose: 'authenticator', bound: `${accountId}|${secret}` } as const;
}

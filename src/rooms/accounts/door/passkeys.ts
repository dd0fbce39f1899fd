// What a passkey proves: that somebody whom the device recognised (by finger, face or PIN) has the
// secret half, asked by this programme, for this purpose, just now. Checked by @simplewebauthn,
// which is loaded with the first passkey. Everything that does not fit is refused alike; why is
// nobody's business at the door.

import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Services } from '../../../engine/http/handler.ts';
import { hashTicket, isTicket, makeTicket, type Ticket } from './tickets.ts';

const load = () => import('@simplewebauthn/server');

/** EdDSA, ES256, RS256: what every authenticator has one of. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** What may be offered to the browser as a passkey of this account. */
export type KnownPasskey = {
  readonly credentialId: Buffer;
  readonly transports: readonly string[];
};

/** `known`: left out where nobody is known yet; then the browser offers all it has for us. */
export async function askForPasskey(
  services: Services,
  ticket: Ticket,
  known?: readonly KnownPasskey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await load();
  return generateAuthenticationOptions({
    rpID: services.address.rpId,
    challenge: new Uint8Array(makeTicket(services, ticket)),
    userVerification: 'required',
    ...(known ? { allowCredentials: descriptorsOf(known) } : {}),
  });
}

/** The stored half of the passkey that answers. */
export type StoredPasskey = {
  readonly passkeyId: string;
  readonly accountId: string;
  readonly publicKey: Buffer;
  readonly counter: string | number;
};
export type Proof = { readonly counter: number; readonly challengeHash: Buffer };

/** Null: it proves nothing here. The counter is compared once more where it is written. */
export async function proofOf(
  services: Services,
  { answer, stored, ticket }: { answer: unknown; stored: StoredPasskey; ticket: Ticket },
): Promise<Proof | null> {
  const { verifyAuthenticationResponse } = await load();
  const { origin, rpId } = services.address;
  const response = answer as AuthenticationResponseJSON;
  const handle = response.response.userHandle;
  if (handle !== undefined && handle !== handleOf(stored.accountId)) return null;
  let challengeHash: Buffer | null = null;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => {
      challengeHash = hashTicket(challenge);
      return isTicket(services, ticket, challenge);
    },
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(stored.publicKey),
      counter: Number(stored.counter),
    },
  }).catch(() => null);
  if (!verified?.verified || challengeHash === null) return null;
  return { counter: verified.authenticationInfo.newCounter, challengeHash };
}

type Holder = { readonly accountId: string; readonly login: string };

/** `known`: what the person has already; the device then offers to make no second one. */
export async function askForNewPasskey(
  services: Services,
  { accountId, login }: Holder,
  known: readonly KnownPasskey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await load();
  return generateRegistrationOptions({
    rpName: 'Alongside',
    rpID: services.address.rpId,
    userID: new Uint8Array(bytesOf(accountId)),
    userName: login,
    userDisplayName: login,
    challenge: new Uint8Array(makeTicket(services, newPasskeyTicket(accountId))),
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: descriptorsOf(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    // With it the same passkey can later open what is sealed for its owner alone.
    extensions: { prf: {} } as object,
  });
}

export type NewPasskey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly hasPrf: boolean;
  readonly isSynced: boolean;
};

/** Null: it was not made for this account, this programme, or without recognising the person. */
export async function newPasskeyOf(
  services: Services,
  accountId: string,
  answer: unknown,
): Promise<{ readonly made: NewPasskey; readonly challengeHash: Buffer } | null> {
  const { verifyRegistrationResponse } = await load();
  const { origin, rpId } = services.address;
  const response = answer as RegistrationResponseJSON;
  let challengeHash: Buffer | null = null;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => {
      challengeHash = hashTicket(challenge);
      return isTicket(services, newPasskeyTicket(accountId), challenge);
    },
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (!verified?.verified || challengeHash === null) return null;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const results = response.clientExtensionResults as { prf?: { enabled?: boolean } };
  return {
    made: {
      credentialId: Buffer.from(credential.id, 'base64url').toString('base64'),
      publicKey: Buffer.from(credential.publicKey).toString('base64'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      hasPrf: results.prf?.enabled === true,
      isSynced: credentialBackedUp,
    },
    challengeHash,
  };
}

function newPasskeyTicket(accountId: string): Ticket {
  return { purpose: 'passkey', bound: accountId };
}

function descriptorsOf(known: readonly KnownPasskey[]) {
  return known.map(({ credentialId, transports }) => ({
    id: credentialId.toString('base64url'),
    transports: [...transports] as AuthenticatorTransport[],
  }));
}

/** What a passkey keeps to say whose it is: the account's id, which means nothing elsewhere. */
function bytesOf(accountId: string): Buffer {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex');
}

function handleOf(accountId: string): string {
  return bytesOf(accountId).toString('base64url');
}

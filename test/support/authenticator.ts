// An authenticator in software, for tests over HTTP: it makes a passkey and answers as a phone
// would, and can do each thing wrong that a phone or a stranger might.

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

export type Odd = {
  readonly origin?: string;
  readonly rpId?: string;
  /** The person was not recognised. */
  readonly isUnverified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly userHandle?: string | undefined;
  /** Signed by another key. */
  readonly key?: KeyObject;
};

type Asked = {
  readonly challenge: string;
  readonly user?: { readonly id: string };
};

const origin = 'http://localhost';
const flags = { present: 0x01, verified: 0x04, synced: 0x18, hasCredential: 0x40 };
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

export function makeAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  let handle: string | undefined;

  const clientData = (type: string, asked: Asked, odd: Odd) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: odd.challenge ?? asked.challenge,
        origin: odd.origin ?? origin,
        crossOrigin: false,
      }),
    );

  const authenticatorData = (odd: Odd, more: number) => {
    const head = Buffer.alloc(5);
    const verified = odd.isUnverified ? 0 : flags.verified;
    head.writeUInt8(flags.present | flags.synced | verified | more);
    head.writeUInt32BE(odd.counter ?? counter, 1);
    return Buffer.concat([sha256(odd.rpId ?? 'localhost'), head]);
  };

  return {
    id: base64url(id),
    privateKey,
    /** Counts its uses from now on; passkeys that are copied between devices do not. */
    countFrom: (first: number) => void (counter = first),

    make(asked: Asked, odd: Odd = {}) {
      handle = asked.user?.id;
      const { x, y } = publicKey.export({ format: 'jwk' });
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
        ]),
      );
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = Buffer.concat([
        authenticatorData(odd, flags.hasCredential),
        Buffer.alloc(16),
        length,
        id,
        cose,
      ]);
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]) as never,
      );
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: { prf: { enabled: true } },
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', asked, odd)),
          attestationObject: base64url(attestation),
          transports: ['internal', 'hybrid'],
        },
      };
    },

    answer(asked: Asked, odd: Odd = {}) {
      if (counter > 0) counter++;
      const client = clientData('webauthn.get', asked, odd);
      const data = authenticatorData(odd, 0);
      const signature = sign(
        'sha256',
        Buffer.concat([data, sha256(client)]),
        odd.key ?? privateKey,
      );
      const userHandle = 'userHandle' in odd ? odd.userHandle : handle;
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(userHandle === undefined ? {} : { userHandle }),
        },
      };
    },
  };
}
export type Authenticator = ReturnType<typeof makeAuthenticator>;

// Where the key of an authenticator is kept: sealed, under a key of the key file.

import { sealText } from '../../../engine/crypto/envelope.ts';
import type { Services } from '../../../engine/http/handler.ts';

export function sealTotpSecret(
  services: Pick<Services, 'keyring'>,
  accountId: string,
  secret: string,
): Buffer {
  return sealText(services.keyring.secrets, totpPlace(accountId), secret);
}

export function totpPlace(accountId: string) {
  return { table: 'access.account', record: accountId, column: 'totp_secret', version: 1 };
}

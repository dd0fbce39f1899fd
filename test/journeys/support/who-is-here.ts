// Answers the question who is at the screen, which a step that is hard to undo asks first.

import { Secret, TOTP } from 'otpauth';
import { fillIn, press, type Visitor } from './journey.ts';

/** A demo accepts a code twice. */
export async function sayWhoIsHere({ page, account }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.waitFor();
  const totp = new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate();
  await fillIn(dialog, { Password: account.password, 'One-time code': totp });
  await press(dialog, 'Confirm');
  await dialog.waitFor({ state: 'detached' });
}

// Being told by e-mail, by the contract of `api.ts`: the account is that of the session.

import { randomInt } from 'node:crypto';
import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import type { Keyring } from '../../../engine/crypto/keyring.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf, Services } from '../../../engine/http/handler.ts';
import { addressPlace, codePlace } from '../../../engine/mail/mail-places.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import type * as api from './api.ts';
import * as contract from './api.ts';
import { mailCodeDigits } from './model.ts';
import * as queries from './queries.ts';

const [record, purpose] = ['way-in', 'sign-in'] as const;

export const ownMailHandlers: HandlersOf<typeof api> = {
  async readOwnMail(h) {
    const { accountId } = h.actor;
    return done(stateOf(h.services, accountId, await queries.findOwnMail(h.tx)));
  },

  async askOwnMail(h) {
    if (h.services.sendsMail !== true) return refuse('mail-not-offered');
    const { accountId } = h.actor;
    const { keyring } = h.services;
    const mailId = newId();
    const code = String(randomInt(10 ** mailCodeDigits)).padStart(mailCodeDigits, '0');
    const asked = answerOf(
      contract.askOwnMail,
      await queries.askMail(h.tx, {
        address: sealText(keyring.secrets, addressPlace(accountId), h.body.address),
        codeHash: hashOf(keyring, accountId, code),
        mailId,
        code: sealText(keyring.secrets, codePlace(mailId), code),
      }),
    );
    if (!asked.ok) return asked;
    h.audit.wrote('mail-address-asked', record, [accountId], purpose);
    return done(stateOf(h.services, accountId, await queries.findOwnMail(h.tx)));
  },

  async confirmOwnMail(h) {
    const { accountId } = h.actor;
    const offered = hashOf(h.services.keyring, accountId, h.body.code);
    const confirmed = answerOf(contract.confirmOwnMail, await queries.confirmMail(h.tx, offered));
    if (!confirmed.ok) return confirmed;
    h.audit.wrote('mail-address-confirmed', record, [accountId], purpose);
    return done(stateOf(h.services, accountId, await queries.findOwnMail(h.tx)));
  },

  async endOwnMail(h) {
    const { accountId } = h.actor;
    if (!(await queries.endMail(h.tx))) return refuse('not-found');
    h.audit.wrote('mail-address-ended', record, [accountId], purpose);
    return done(stateOf(h.services, accountId, undefined));
  },
};

function stateOf(
  { keyring, sendsMail }: Pick<Services, 'keyring' | 'sendsMail'>,
  accountId: string,
  row: queries.OwnMailRow | undefined,
) {
  return {
    isOffered: sendsMail === true,
    address: row ? openText(keyring.secrets, addressPlace(accountId), row.address) : null,
    isConfirmed: row?.isConfirmed ?? false,
  };
}

function hashOf(keyring: Keyring, accountId: string, code: string): Buffer {
  return keyring.doorMac(`mail-code|${accountId}|${code}`);
}

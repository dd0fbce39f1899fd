// One's own account, by the contract of `api.ts`: the account is that of the session, never one that
// was sent.

import { carrySession } from '../../../engine/access/confirmation.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { askForNewPasskey, newPasskeyOf } from '../door/passkeys.ts';
import { calledByColleagues } from '../access.ts';
import * as api from './api.ts';
import { offerAuthenticator, takeAuthenticator } from './authenticator.ts';
import { passkeysMax } from './model.ts';
import * as queries from './queries.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

const [record, purpose] = ['way-in', 'sign-in'] as const;

export const ownAccountHandlers: HandlersOf<typeof api> = {
  async readOwnAccount(h) {
    await carrySession(h.tx, h.token);
    const own = await queries.readOwnRow(h.tx);
    const passkeys = await queries.listOwnPasskeyRows(h.tx);
    const devices = await queries.listOwnDeviceRows(h.tx);
    const signIns = await queries.listOwnSignInRows(h.tx);
    return done({
      ...own,
      passkeys: passkeys.map(({ id, name, isSynced, madeAt, usedAt }) => ({
        passkeyId: id,
        name,
        isSynced,
        madeAt: madeAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
      devices: devices.map(({ id, madeAt, seenAt, ...device }) => ({
        deviceId: id,
        madeAt: madeAt.toISOString(),
        seenAt: seenAt.toISOString(),
        ...device,
      })),
      signIns: signIns.map(({ at, event }) => ({ at: at.toISOString(), event })),
      workPhone: await queries.readOwnWorkPhone(h.tx),
      may: {
        addPasskey: passkeys.length < passkeysMax,
        setWorkPhone: calledByColleagues.some((role) => role === h.actor.role),
      },
    });
  },

  async setOwnWorkPhone(h) {
    await queries.setOwnWorkPhone(h.tx, h.body.phone);
    h.audit.wrote('work-phone-set', 'grant', [h.actor.accountId], 'access');
    return done({});
  },

  async offerOwnAuthenticator(h) {
    await carrySession(h.tx, h.token);
    if (!(await queries.isConfirmedLately(h.tx))) return refuse('confirm-it-is-you');
    const { login } = await queries.readOwnRow(h.tx);
    return done(offerAuthenticator(h.services, { accountId: h.actor.accountId, login }));
  },

  async renewOwnAuthenticator(h) {
    const { accountId } = h.actor;
    const taken = takeAuthenticator(h.services, accountId, h.body);
    if (typeof taken === 'string') return refuse(taken);
    await carrySession(h.tx, h.token);
    const renewed = answerOf(
      api.renewOwnAuthenticator,
      await queries.renewAuthenticator(h.tx, taken.sealed, taken.step),
    );
    if (!renewed.ok) return renewed;
    h.audit.wrote('authenticator-renewed', record, [accountId], purpose);
    return done({});
  },

  async renewOwnRecoveryCodes(h) {
    const { accountId } = h.actor;
    const { codes, hashes } = makeRecoveryCodes(h.services.keyring, accountId);
    await carrySession(h.tx, h.token);
    const renewed = answerOf(
      api.renewOwnRecoveryCodes,
      await queries.renewRecoveryCodes(h.tx, hashes),
    );
    if (!renewed.ok) return renewed;
    h.audit.wrote('recovery-codes-renewed', record, [accountId], purpose);
    return done({ codes: [...codes] });
  },

  async offerOwnPasskey(h) {
    await carrySession(h.tx, h.token);
    if (!(await queries.isConfirmedLately(h.tx))) return refuse('confirm-it-is-you');
    const { login } = await queries.readOwnRow(h.tx);
    const known = await queries.listOwnPasskeyRows(h.tx);
    if (known.length >= passkeysMax) return refuse('passkeys-full');
    const { accountId } = h.actor;
    const question = await askForNewPasskey(h.services, { accountId, login }, known);
    return done({ question: { ...question } });
  },

  async addOwnPasskey(h) {
    const { accountId } = h.actor;
    const { name, answer } = h.body;
    const proved = await newPasskeyOf(h.services, accountId, answer);
    if (!proved) return refuse('passkey-not-added');
    await carrySession(h.tx, h.token);
    const passkeyId = newId();
    const added = answerOf(
      api.addOwnPasskey,
      await queries.addPasskey(h.tx, { ...proved.made, id: passkeyId, name }, proved.challengeHash),
    );
    if (!added.ok) return added;
    h.audit.wrote('passkey-added', record, [accountId], purpose);
    return done({ passkeyId });
  },

  async endOwnPasskey(h) {
    const { passkeyId } = h.params;
    const ended = answerOf(api.endOwnPasskey, await queries.endPasskey(h.tx, passkeyId));
    if (!ended.ok) return ended;
    h.audit.wrote('passkey-ended', record, [h.actor.accountId], purpose);
    return done({ passkeyId });
  },

  async endOwnDevice(h) {
    const { deviceId } = h.params;
    await carrySession(h.tx, h.token);
    if (!(await queries.endDevice(h.tx, deviceId))) return refuse('not-found');
    h.audit.wrote('device-ended', record, [h.actor.accountId], purpose);
    return done({ deviceId });
  },
};

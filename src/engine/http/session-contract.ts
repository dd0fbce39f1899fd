// Contracts for signing in and out, locking, and the person's own settings. A session is stored in
// an HttpOnly cookie that no script can read, and belongs to a device, recognised by another cookie
// that opens nothing. A wrong login, a wrong password and a wrong code get the same answer, so that
// no one can find out which accounts exist. These endpoints are served outside `perform`, because
// most of them are called without an open session.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { typedDigitsOrSigns } from '../../kernel/typed-code.ts';
import { duties, type Role, roleNames, sides } from '../../kernel/roles.ts';
import { locales } from '../languages/locale.ts';

const locale = z.enum(locales);

/** Who is signed in, for the screens. Only hints: the server decides again at every request. */
export const meShape = z.strictObject({
  userId: z.string(),
  displayName: z.string(),
  login: z.string(),
  role: z.enum(roleNames as [Role, ...Role[]]),
  side: z.enum(sides),
  duty: z.enum(duties),
  organisation: z
    .strictObject({
      id: z.string(),
      code: z.string(),
      names: z.record(locale, z.string()),
    })
    .nullable(),
  locale,
  demo: z.boolean(),
  country: z.string().regex(/^[a-z]{2}$/),
  /** The programme's languages, most used first. */
  languages: z.array(locale),
  timeZone: z.string(),
  /** Somebody asks to help this person in, or did, and the person has not seen it. */
  isHelped: z.boolean(),
  /** Today in the programme's time zone, `YYYY-MM-DD`. */
  today: z.string(),
  idleLockMinutes: z.number().int().positive(),
  /** How often somebody failed to come in as this person, until they have read of it here. */
  wrongTries: z.strictObject({ count: z.number().int().positive(), lastAt: z.string() }).nullable(),
  /**
   * Seals what was typed and not yet sent, so that a tab can keep it over a reload. It ends with
   * the session and is not given out while the session is locked.
   */
  draftKey: z.string(),
  /** After signing in by a recovery code: how many are left. Null at any other time. */
  recoveryCodesLeft: z.number().int().nullable(),
});
export type Me = z.output<typeof meShape>;

const nothing = z.strictObject({});

/** A one-time code as it was typed, in any digits, or a recovery code in its place. */
const typedCode = z.string().max(60).regex(typedDigitsOrSigns(6, 16));

export const signIn = endpoint({
  name: 'sign-in',
  method: 'POST',
  path: '/api/session',
  summary:
    'Opens a session by login, password and one-time code (or a recovery code in its place); sets ' +
    'the cookies of session and device.',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    totp: typedCode,
  }),
  returns: meShape,
  refuses: [],
});

export const readSession = endpoint({
  name: 'read-session',
  method: 'GET',
  path: '/api/session',
  summary: 'Says who is signed in.',
  who: 'signed-in',
  audit: 'none',
  returns: meShape,
  refuses: [],
});

export const signOut = endpoint({
  name: 'sign-out',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session at once.',
  who: 'signed-in',
  audit: 'write',
  returns: nothing,
  refuses: [],
});

export const lockSession = endpoint({
  name: 'lock-session',
  method: 'POST',
  path: '/api/session/lock',
  summary: 'Locks the session: nothing is answered until the password is given.',
  who: 'signed-in',
  audit: 'write',
  returns: nothing,
  refuses: [],
});

export const unlockSession = endpoint({
  name: 'unlock-session',
  method: 'POST',
  path: '/api/session/unlock',
  summary: 'Opens a locked session by the password.',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  returns: meShape,
  refuses: [],
});

export const confirmSession = endpoint({
  name: 'confirm-session',
  method: 'POST',
  path: '/api/session/confirmation',
  summary:
    'Says again by password and one-time code (or a recovery code in its place) who sits here; good ' +
    'for five minutes of this session.',
  who: 'signed-in',
  audit: 'write',
  body: z.strictObject({
    password: z.string().min(1).max(200),
    totp: typedCode,
  }),
  returns: nothing,
  refuses: [],
});

export const chooseLocale = endpoint({
  name: 'choose-locale',
  method: 'PUT',
  path: '/api/session/locale',
  summary: 'Keeps the language that the person chose for the screens.',
  who: 'signed-in',
  audit: 'write',
  body: z.strictObject({ locale }),
  returns: nothing,
  refuses: [],
});

export const noteWrongTries = endpoint({
  name: 'note-wrong-tries',
  method: 'PUT',
  path: '/api/session/wrong-tries',
  summary: 'The person has read how often somebody failed to come in as them; not told here again.',
  who: 'signed-in',
  audit: 'write',
  returns: nothing,
  refuses: [],
});

export const sessionEndpoints = [
  signIn,
  readSession,
  signOut,
  lockSession,
  unlockSession,
  confirmSession,
  chooseLocale,
  noteWrongTries,
] as const;

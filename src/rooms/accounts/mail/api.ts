// The contract of being told by e-mail that something is new: one's own address, typed and
// confirmed by a code that is mailed there. Nobody else is shown it, and only where the operator
// sends mail.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { codeOfDigits } from '../../../kernel/input.ts';
import { noticeReceivers } from '../access.ts';
import { mailAddressShape, mailCodeDigits } from './model.ts';

const state = z.strictObject({
  /** False: this programme sends no e-mail. */
  isOffered: z.boolean(),
  address: z.string().nullable(),
  isConfirmed: z.boolean(),
});

export const readOwnMail = endpoint({
  name: 'readOwnMail',
  method: 'GET',
  path: '/api/account/mail',
  audit: 'none',
  who: noticeReceivers,
  summary: 'Whether the caller is told by e-mail that something is new, and where',
  returns: state,
  refuses: [],
});

export const askOwnMail = endpoint({
  name: 'askOwnMail',
  method: 'POST',
  path: '/api/account/mail',
  audit: 'write',
  who: noticeReceivers,
  summary: 'An address for e-mail: a code is mailed there, and nothing else before it is confirmed',
  body: z.strictObject({ address: z.string().trim().max(254).regex(mailAddressShape) }),
  returns: state,
  refuses: ['mail-not-offered', 'mail-asked-too-often'],
});

export const confirmOwnMail = endpoint({
  name: 'confirmOwnMail',
  method: 'PUT',
  path: '/api/account/mail/confirmation',
  audit: 'write',
  who: noticeReceivers,
  summary: 'The code that was mailed: from now on one sentence says there that something is new',
  body: z.strictObject({ code: codeOfDigits(mailCodeDigits) }),
  returns: state,
  refuses: ['mail-code-wrong', 'mail-code-over'],
});

export const endOwnMail = endpoint({
  name: 'endOwnMail',
  method: 'DELETE',
  path: '/api/account/mail',
  audit: 'write',
  who: noticeReceivers,
  summary: 'No more e-mail: the address is deleted',
  returns: state,
  refuses: [],
});

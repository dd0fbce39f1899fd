// The contract of notices: how many are new, and the page of them. A notice says what kind of thing
// happened and leads to the record; no name, place or word of a file is in it.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { instant } from '../../kernel/input.ts';
import { noticeReaders } from './access.ts';
import { noticeKinds, noticeRecords, noticesCounted } from './model.ts';

const id = z.uuid().nullable();

/** What the screen needs to lead to the record; null: not needed, or not the reader's to know. */
const place = z.strictObject({
  about: z.enum(noticeRecords),
  recordId: z.uuid(),
  caseId: id,
  personId: id,
  otherId: id,
  subjectId: id,
  restrictionId: id,
});

export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  audit: 'read',
  who: noticeReaders,
  summary: 'What others did that now stands with the caller, the newest first, for six weeks',
  returns: z.strictObject({
    /** What one act of one person told about several records is one notice. */
    notices: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(noticeKinds as [string, ...string[]]),
        at: z.string(),
        isNew: z.boolean(),
        places: z.array(place),
      }),
    ),
  }),
  refuses: [],
});

/** A count only: every screen polls it, and polling must not extend a session. */
export const countNotices = endpoint({
  name: 'countNotices',
  method: 'GET',
  path: '/api/notice-count',
  audit: 'none',
  who: noticeReaders,
  summary: `How many notices are new since the caller last looked, ${noticesCounted + 1} at most`,
  returns: z.strictObject({ count: z.number().int() }),
  refuses: [],
  isUnattended: true,
});

export const noteLook = endpoint({
  name: 'noteLook',
  method: 'PUT',
  path: '/api/notices/look',
  audit: 'write',
  who: noticeReaders,
  summary: 'The caller has looked at their notices, up to the newest one that was shown',
  body: z.strictObject({ shownUntil: instant }),
  returns: z.strictObject({}),
  refuses: [],
});

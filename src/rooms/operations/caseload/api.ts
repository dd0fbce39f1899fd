// The contract of caseload lists: an organisation whose people are already home brings its list in,
// read by the same importer as the lists of an operation. The preview stores nothing; the import
// opens every file with one stated basis for the whole list, all or nothing. The justice side
// learns nothing of it. Bytes are the body, so everything else travels in the query, in short
// texts.

import { z } from 'zod';
import { day, rowsBefore } from '../../../kernel/input.ts';
import { legalAidAnswers } from '../../../kernel/person.ts';
import { provinceCode, spokenLanguage } from '../../../kernel/person-input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { namedGrounds, consentPurposes, tellings } from '../../people/model.ts';
import { caseloadFollowers, caseloadOpeners, caseloadTakers } from '../access.ts';
import { unreadable } from '../lists/api.ts';
import { previewRow, previewSheet, rowsWanted, sheetCorrections } from '../lists/shapes.ts';
import { dayMonthOrders } from '../lists/reading/model.ts';
import { rowBases, wrongAnswers } from './model.ts';

export const caseloadPersonsMax = 5_000;

// Sheets by their order from 1: `1:3-9,12;2:4`.
const rowsLeftOut = /^(\d{1,2}:\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*(;|$))*$/;
const purposeList = new RegExp(
  `^(${consentPurposes.join('|')})(,(${consentPurposes.join('|')})){0,2}$`,
);

const reason = z.string().trim().min(2).max(300);
const authority = z.string().trim().min(2).max(200);

const reading = {
  fileName: z.string().trim().min(1).max(200),
  listedOn: day.optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  dayMonthOrder: z.enum(dayMonthOrders).optional(),
  /** JSON: corrections of single sheets as `correctUnderstanding` takes them. */
  sheets: sheetCorrections.optional(),
  skipRows: z.string().max(6_000).regex(rowsLeftOut).optional(),
};
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Colleagues who lead the cases, a family each, by load; left out: whoever brings the list in. */
const leads = z
  .string()
  .max(1_850)
  .regex(new RegExp(`^${uuid}(,${uuid})*$`, 'i'))
  .optional();
export const caseloadReading = z.strictObject(reading);
export type CaseloadReading = z.infer<typeof caseloadReading>;

const household = z.strictObject({
  /** Counts households of the list from 1; as `household` of a row. */
  household: z.number(),
  familyNumber: z.string().nullable(),
  persons: z.number(),
  mayBeMinors: z.number(),
  /** Minors for whom the guardianship authority steps in and a search for kin opens. */
  withoutParent: z.number(),
});
export const caseloadPreview = z.strictObject({
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  sheets: z.array(
    z.strictObject({
      ...previewSheet.shape,
      rows: z.array(
        z.strictObject({
          ...previewRow.shape,
          household: z.number().nullable(),
          /** On what the file of this person would begin; null: no file, or the row is left out. */
          basis: z.enum(rowBases).nullable(),
        }),
      ),
    }),
  ),
  /** Of the whole list, without the rows left out. */
  totals: z.strictObject({
    households: z.number(),
    persons: z.number(),
    mayBeMinors: z.number(),
    withoutParent: z.number(),
    rowsWithErrors: z.number(),
    /** Persons whose own answer the list records; and those who have to be asked. */
    asked: z.number(),
    onAdultsGround: z.number(),
    onChildrensGround: z.number(),
  }),
  /** Rows of the whole list whose answers cannot be taken, at most 1,000. */
  wrongAnswers: z.array(
    z.strictObject({ sheet: z.string(), row: z.number(), why: z.enum(wrongAnswers) }),
  ),
  /** Colleagues who can lead cases, by name. */
  colleagues: z.array(z.strictObject({ accountId: z.uuid(), name: z.string() })),
  /** How many of the list each chosen colleague would lead. */
  shares: z.array(
    z.strictObject({ accountId: z.uuid(), households: z.number(), persons: z.number() }),
  ),
  /** By this day everyone who was not asked yet has to be. */
  askBy: day,
  /** Of the rows in this answer. */
  households: z.array(household),
  /** Files the reader has already that may be of the same person: a question, never merged. */
  matches: z.array(
    z.strictObject({
      sheet: z.string(),
      row: z.number(),
      personId: z.uuid(),
      code: z.string(),
      band: z.enum(['same', 'look']),
    }),
  ),
  /** False if there was no time to compare everything: then search by hand as well. */
  matchesComplete: z.boolean(),
  /** The same file was brought in before; importing it again changes nothing. */
  importedAt: z.string().nullable(),
});
export type CaseloadPreview = z.infer<typeof caseloadPreview>;

export const previewCaseload = endpoint({
  name: 'previewCaseload',
  method: 'POST',
  path: '/api/caseload-lists/preview',
  audit: 'read',
  who: caseloadOpeners,
  summary:
    'Show how a caseload list (the file as the body) is understood, family by family, and ' +
    'which files one holds may be of the same persons. Stores nothing. Counts as a search. With ' +
    '`sheet` and `after` the next 200 rows of that sheet, with `only` those to look at',
  query: z.strictObject({
    ...reading,
    sheet: z.string().max(200).optional(),
    after: rowsBefore,
    /** Here also rows whose answers cannot be taken. */
    only: rowsWanted,
    leads,
  }),
  body: 'bytes',
  bodyBytesMax: 21 * 1024 * 1024,
  returns: caseloadPreview,
  refuses: [...unreadable, 'not-an-intake-worker', 'not-a-colleague-for-this'],
  secretAnswer: true,
});

export const importCaseload = endpoint({
  name: 'importCaseload',
  method: 'POST',
  path: '/api/caseload-lists',
  audit: 'write',
  who: caseloadOpeners,
  summary:
    'Open files for everybody on a caseload list, all or nothing: one household for each ' +
    'family number, one for each person without. Whom the list records as asked has their own ' +
    'answer; the others a ground with a reason, one for adults and one for children, until ' +
    '`askBy` of the preview. The same file again changes nothing and answers with the earlier ' +
    'result (`earlier`)',
  query: z.strictObject({
    ...reading,
    province: provinceCode.optional(),
    /** One purpose or several, with commas between. */
    purposes: z.string().regex(purposeList),
    /** Nobody's word stands for a whole list: only a ground that somebody decided on, and why. */
    adultGround: z.enum(namedGrounds).optional(),
    adultReason: reason.optional(),
    /** Which authority decided, if it was not the caller. */
    adultAuthority: authority.optional(),
    childGround: z.enum(namedGrounds).optional(),
    childReason: reason.optional(),
    childAuthority: authority.optional(),
    toldIn: spokenLanguage,
    toldHow: z.enum(tellings),
    toldOn: day,
    /** Until when the answers hold that the list records. */
    untilOn: day,
    legalAidOn: day,
    legalAidAnswer: z.enum(legalAidAnswers),
    leads,
  }),
  body: 'bytes',
  bodyBytesMax: 21 * 1024 * 1024,
  returns: z.strictObject({
    earlier: z.boolean(),
    importedAt: z.string(),
    households: z.number(),
    persons: z.number(),
  }),
  refuses: [
    ...unreadable,
    'not-an-intake-worker',
    'search-first',
    'rows-with-errors',
    'rows-with-wrong-answers',
    'nothing-to-import',
    'decision-needed',
    'day-in-the-future',
    'consent-ends-before-it-begins',
    'no-guardianship-body',
    'not-a-colleague-for-this',
  ],
});

export const listCaseloads = endpoint({
  name: 'listCaseloads',
  method: 'GET',
  path: '/api/caseload-lists',
  audit: 'read',
  who: caseloadFollowers,
  summary:
    'Lists of the last year that still need somebody: people on the ground that was taken for ' +
    'the list, as far as the caller reaches them, or an import that can still be taken back',
  returns: z.strictObject({
    lists: z.array(
      z.strictObject({
        id: z.uuid(),
        importedAt: z.string(),
        persons: z.number(),
        onGround: z.number(),
        askBy: day.nullable(),
        takeBackUntil: z.string().nullable(),
        may: z.strictObject({ takeBack: z.boolean() }),
      }),
    ),
  }),
  refuses: [],
});

export const takeBackCaseload = endpoint({
  name: 'takeBackCaseload',
  method: 'PUT',
  path: '/api/caseload-lists/:caseloadId/taking-back',
  audit: 'write',
  who: caseloadTakers,
  summary:
    'Take a whole import back within a day, if nothing was written into its files since: nobody ' +
    'of the list has a file any more, and the same file can be imported again',
  params: z.strictObject({ caseloadId: z.uuid() }),
  body: z.strictObject({}),
  returns: z.strictObject({ persons: z.number() }),
  refuses: ['list-too-old', 'list-written-into', 'confirm-it-is-you'],
});

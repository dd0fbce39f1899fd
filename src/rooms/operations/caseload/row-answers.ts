// What a row says about how a person was asked, and on what their file therefore begins. Pure. One
// adult's yes never stands for a child or another adult: a row without answers of its own, or with
// a yes that somebody else heard, falls to the ground that was decided on for the list. What is
// written but cannot count is a mistake of the row, never read as no answer.

import { saysNothing } from '../../../engine/languages/list-words.ts';
import { mayBeMinor, type Birth } from '../../../kernel/birth.ts';
import { addYears, type Day, dayOf } from '../../../kernel/day.ts';
import { type adultRelations } from '../../people/model.ts';
import { findDateParts } from '../lists/reading/date-text.ts';
import { findCode, indexWords } from '../lists/reading/match-words.ts';
import { type AnswerField, answerFields } from './model.ts';
import { adultRelationWords, answerWords } from '../lists/reading/words/answers.ts';
import type { PreviewRow } from '../lists/shapes.ts';
import type { RowBasis, WrongAnswer } from './model.ts';

export type AdultAnswer = {
  readonly name: string;
  readonly relation: (typeof adultRelations)[number];
  readonly on: Day;
};
export type AskedAnswer = {
  readonly askedOn: Day;
  readonly dutyReadOn: Day;
  /** Null: the one in force; only where the programme has had no other. */
  readonly dutyVersion: string | null;
  /** Null: an adult answered alone. */
  readonly child: { readonly isAbleYet: boolean; readonly adult: AdultAnswer } | null;
};
export type Told = { readonly basis: RowBasis; readonly answer: AskedAnswer | null };
export type Asking = {
  readonly today: Day;
  /** From which age a person answers alone. */
  readonly ownAge: number;
  /** Statements of the duty to report that were ever in force. */
  readonly versions: readonly string[];
};

const answers = indexWords(answerWords);
const relations = indexWords(adultRelationWords);
const ofAdult: readonly AnswerField[] = ['adultName', 'adultRelation', 'adultAnswer', 'adultOn'];

type Cells = ReadonlyMap<AnswerField, string>;

export function toldByRow(row: PreviewRow, birth: Birth, asking: Asking): Told {
  const isMinor = mayBeMinor(birth, asking.today, asking.ownAge);
  const cells = cellsOf(row);
  const onGround = { basis: isMinor ? 'childrens-ground' : 'adults-ground', answer: null } as const;
  if (cells.size === 0) return onGround;
  const isOfChild =
    ofAdult.some((field) => cells.has(field)) || codeIn(cells, 'personAnswer') === 'not-able-yet';
  const wrong =
    findUnreadable(cells) ??
    findNo(cells) ??
    findWrongPerson({ isOfChild, isMinor }, birth, asking) ??
    findMissing(cells, isOfChild, asking) ??
    findWrongDay(cells, isOfChild, asking);
  if (wrong) return { basis: wrong, answer: null };
  // A yes that somebody else heard counts for nothing.
  if (codeIn(cells, 'askedAlone') !== 'yes') return onGround;
  return { basis: 'asked', answer: answerOf(cells, isOfChild) };
}

function cellsOf(row: PreviewRow): Cells {
  return new Map(
    answerFields.flatMap((field) => {
      const text = row.values[field]?.raw.trim() ?? '';
      const isEmpty = text === '' || (saysNothing(text) && findCode(answers, text) === null);
      return isEmpty ? [] : [[field, text.slice(0, 200)] as const];
    }),
  );
}

const codeIn = (cells: Cells, field: AnswerField) => findCode(answers, cells.get(field) ?? '');
const relationIn = (cells: Cells) => findCode(relations, cells.get('adultRelation') ?? '');

function findUnreadable(cells: Cells): WrongAnswer | null {
  const isReadable: Readonly<Partial<Record<AnswerField, () => boolean>>> = {
    askedOn: () => dayIn(cells, 'askedOn') !== null,
    dutyReadOn: () => dayIn(cells, 'dutyReadOn') !== null,
    adultOn: () => dayIn(cells, 'adultOn') !== null,
    askedAlone: () => ['yes', 'no'].includes(codeIn(cells, 'askedAlone') ?? ''),
    personAnswer: () => codeIn(cells, 'personAnswer') !== null,
    adultAnswer: () => ['yes', 'no'].includes(codeIn(cells, 'adultAnswer') ?? ''),
    adultRelation: () => relationIn(cells) !== null,
  };
  const isWrong = [...cells.keys()].some((field) => isReadable[field]?.() === false);
  return isWrong ? 'answer-not-understood' : null;
}

/** Nobody's file is opened by list against their word. */
function findNo(cells: Cells): WrongAnswer | null {
  const fields = ['personAnswer', 'adultAnswer'] as const;
  return fields.some((field) => codeIn(cells, field) === 'no') ? 'answer-is-no' : null;
}

function findWrongPerson(
  { isOfChild, isMinor }: { readonly isOfChild: boolean; readonly isMinor: boolean },
  { from }: Birth,
  { today, ownAge }: Asking,
): WrongAnswer | null {
  if (isOfChild) return isMinor ? null : 'adult-answers-alone';
  if (!isMinor) return null;
  const isCertainlyChild = from !== null && addYears(from, ownAge) > today;
  return isCertainlyChild ? 'answer-incomplete' : 'age-not-certain';
}

function findMissing(cells: Cells, isOfChild: boolean, { versions }: Asking): WrongAnswer | null {
  const needed: AnswerField[] = ['askedOn', 'askedAlone', 'dutyReadOn', 'personAnswer'];
  if (isOfChild) needed.push(...ofAdult);
  if (versions.length > 1) needed.push('dutyVersion');
  return needed.some((field) => !cells.has(field)) ? 'answer-incomplete' : null;
}

function findWrongDay(
  cells: Cells,
  isOfChild: boolean,
  { today, versions }: Asking,
): WrongAnswer | null {
  const [askedOn, readOn] = [dayIn(cells, 'askedOn')!, dayIn(cells, 'dutyReadOn')!];
  if (askedOn > today || (isOfChild && dayIn(cells, 'adultOn')! > today)) return 'answer-in-future';
  if (readOn > askedOn) return 'read-after-asking';
  const version = cells.get('dutyVersion');
  return version === undefined || versions.includes(version) ? null : 'statement-not-known';
}

function answerOf(cells: Cells, isOfChild: boolean): AskedAnswer {
  return {
    askedOn: dayIn(cells, 'askedOn')!,
    dutyReadOn: dayIn(cells, 'dutyReadOn')!,
    dutyVersion: cells.get('dutyVersion') ?? null,
    child: isOfChild
      ? {
          isAbleYet: codeIn(cells, 'personAnswer') === 'yes',
          adult: {
            name: cells.get('adultName')!,
            relation: relationIn(cells)!,
            on: dayIn(cells, 'adultOn')!,
          },
        }
      : null,
  };
}

/** Only a whole day that can be read in one way. */
function dayIn(cells: Cells, field: AnswerField): Day | null {
  const parts = findDateParts(cells.get(field) ?? '');
  if ((parts?.kind !== 'day' && parts?.kind !== 'two-numbers') || parts.isShortYear) return null;
  if (parts.kind === 'day') return dayOf(parts.year, parts.month, parts.date);
  const { first, second, year, hasDots } = parts;
  if (hasDots || first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : null;
}

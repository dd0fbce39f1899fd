// The meaning of a form while it is filled in: which lines are shown, what is still missing, and
// the body to send. Pure, so that screen and server decide alike. Texts are trimmed, an empty text
// is null, and a choice that is no longer offered counts as not made.

import { isDay } from '../../kernel/day.ts';
import { isUnanswered, unansweredReasons } from '../../kernel/unanswered.ts';
import type { WordKey } from '../languages/word-key.ts';
import type {
  ChoiceLine,
  ChoicesLine,
  DayLine,
  Depends,
  Entry,
  GroupsLine,
  Line,
  Lines,
  NumberLine,
  Options,
  Typed,
} from './line.ts';
import { emptyPartialDate, findBirth, type PartialDate } from './partial-date.ts';
import { type DayFault, dayFault, settled, type TypedDay } from './typed-day.ts';

/** `path`: the field in the request body; within a group, such as `members.0.sex`. */
export type Fault = DayFault & { readonly path: string };
export type Evaluated = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
};
type Read = { readonly value: unknown; readonly faults: readonly Fault[] };

export function evaluate(lines: Lines, typed: Typed, under = ''): Evaluated {
  const others = settled(typed);
  const read = Object.entries(lines).map(([name, line]): readonly [string, Read] => [
    name,
    isShown(line, others)
      ? readLine(line, {
          typed: others,
          name,
          path: `${under}${line.path ?? name}`,
          entry: typed[name] ?? emptyEntry(line),
        })
      : { value: hiddenValue(line), faults: [] },
  ]);
  return {
    body: Object.fromEntries(read.map(([name, { value }]) => [name, value])),
    faults: read.flatMap(([, { faults }]) => faults),
  };
}

export function isShown(line: Line, typed: Typed): boolean {
  return line.when === undefined || line.when(typed);
}

/** Whether an answer is needed can depend on other answers. */
export function isOptionalNow({ isOptional = false }: Line, typed: Typed): boolean {
  return valueOf(isOptional, typed);
}

function hiddenValue(line: Line): unknown {
  if (line.otherwise !== undefined) return line.otherwise;
  return line.is === 'choices' || line.is === 'groups' ? [] : line.is === 'yes' ? false : null;
}

type Place = {
  /** The other answers; half a date is none. */
  readonly typed: Typed;
  readonly name: string;
  readonly path: string;
  readonly entry: Entry;
};

function readLine(line: Line, place: Place): Read {
  const unanswered = line.isAsked && place.typed[reasonName(place.name)];
  const reason = unansweredReasons.find((each) => each === unanswered);
  if (reason) return { value: { unanswered: reason }, faults: [] };
  return readAnswer(line, place);
}

/** Under this name a form keeps the reason why a question to a person has no answer. */
export const reasonName = (name: string): string => `${name}?`;

function readAnswer(line: Line, place: Place): Read {
  const { typed, path, entry } = place;
  const isOptional = isOptionalNow(line, typed);
  const fault = (words: WordKey, found?: DayFault): Read => ({
    value: null,
    faults: [{ ...found, path, words: line.wrong ?? words }],
  });
  const given = (value: unknown): Read => ({ value, faults: [] });
  switch (line.is) {
    case 'yes':
      return line.mustBeYes && entry !== true ? fault('kit.form.mustBeYes') : given(entry);
    case 'birth': {
      const birth = findBirth(entry as PartialDate);
      if (birth && !(line.mustBeKnown && birth.precision === 'unknown')) return given(birth);
      const isEmpty = (entry as PartialDate).precision === '';
      return isOptional && isEmpty ? given(null) : fault('kit.form.birthIncomplete');
    }
    case 'choices': {
      const chosen = offered(line, typed).filter((each) =>
        (entry as readonly string[]).includes(each),
      );
      return chosen.length > 0 || isOptional ? given(chosen) : fault('kit.form.chooseSome');
    }
    case 'part': {
      const { body, faults } = evaluate(line.lines, entry as Typed, `${path}.`);
      return { value: body, faults };
    }
    case 'groups':
      return readGroups(line, path, entry as readonly Typed[]);
    case 'kept':
      return given(entry || null);
    default: {
      const text = (entry as string).trim();
      if (text === '') return isOptional ? given(null) : fault(missing(line));
      const wrong = wrongText(line, text, typed);
      return wrong ? fault(wrong.words, wrong) : given(textValue(line, text));
    }
  }
}

const missing = (line: Line): WordKey =>
  line.is === 'choice' || line.is === 'list' ? 'shell.form.chooseOne' : 'shell.form.fillIn';

function readGroups(line: GroupsLine, path: string, groups: readonly Typed[]): Read {
  const read = groups.map((each, at) => evaluate(line.lines, each, `${path}.${at}.`));
  const faults = read.flatMap((each) => each.faults);
  const value = read.map((each) => each.body);
  return groups.length < (line.least ?? 0)
    ? { value, faults: [{ path, words: 'shell.form.fillIn' }, ...faults] }
    : { value, faults };
}

function wrongText(line: Line, text: string, typed: Typed): DayFault | null {
  const notUnderstood = { words: 'shell.form.notUnderstood' } as const;
  const tooLong = { words: 'shell.form.tooLong' } as const;
  switch (line.is) {
    case 'number':
      return isNumberWithin(line, text) ? null : notUnderstood;
    case 'day':
      return wrongDay(line, text as TypedDay, typed);
    case 'choice':
    case 'list':
      return offered(line, typed).includes(text) ? null : { words: 'shell.form.chooseOne' };
    case 'long-text':
      return text.length > line.lengthMax ? tooLong : null;
    case 'text':
      if (text.length > line.lengthMax) return tooLong;
      return (line.isAddress && !isWebAddress(text)) ||
        (line.isMonth && !isMonth(text)) ||
        (line.isHour && !isHour(text))
        ? notUnderstood
        : null;
    default:
      return null;
  }
}

/** A line knows what happens on its limits. */
function wrongDay(line: DayLine, text: TypedDay, typed: Typed): DayFault | null {
  const limits = { from: valueOf(line.from, typed), until: valueOf(line.until, typed) };
  const fault = dayFault(text, limits);
  const isEarly = fault?.words === 'shell.form.dayTooEarly';
  const limit = valueOf(isEarly ? line.fromIs : line.untilIs, typed);
  return fault?.day && limit ? { ...fault, limit } : fault;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

function isMonth(text: string): boolean {
  return /^\d{4}-\d\d$/.test(text) && isDay(`${text}-01`);
}

const isHour = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function isNumberWithin({ least, most }: NumberLine, text: string): boolean {
  return /^-?\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function textValue(line: Line, text: string): string | number {
  if (line.is === 'number' || ('isNumber' in line && line.isNumber)) return Number(text);
  return line.is === 'text' && line.isLowerCase ? text.toLowerCase() : text;
}

export function valueOf<Value>(depends: Depends<Value>, typed: Typed): Value {
  return typeof depends === 'function' ? (depends as (typed: Typed) => Value)(typed) : depends;
}

function offered(line: (ChoiceLine | ChoicesLine) & Options, typed: Typed): readonly string[] {
  return 'codes' in line
    ? valueOf(line.codes, typed)
    : valueOf(line.options, typed).map(({ value }) => value);
}

/** What the controls contain at the start: a body, or part of one, turned back into entries. */
export function typedFrom(lines: Lines, body: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(lines).flatMap(([name, line]): readonly (readonly [string, Entry])[] => {
      const value = body[name];
      return isUnanswered(value)
        ? [
            [name, emptyEntry(line)],
            [reasonName(name), value.unanswered],
          ]
        : [[name, entryFrom(line, value)]];
    }),
  );
}

function entryFrom(line: Line, value: unknown): Entry {
  if (value === undefined || value === null) return emptyEntry(line);
  if (line.is === 'groups') {
    return (value as readonly Record<string, unknown>[]).map((each) => typedFrom(line.lines, each));
  }
  if (line.is === 'part') return typedFrom(line.lines, value as Record<string, unknown>);
  return typeof value === 'number' ? String(value) : (value as Entry);
}

export function emptyEntry(line: Line): Entry {
  switch (line.is) {
    case 'yes':
      return false;
    case 'choices':
      return [];
    case 'birth':
      return emptyPartialDate;
    case 'part':
      return typedFrom(line.lines, {});
    case 'groups':
      return Array.from({ length: line.least ?? 0 }, () => typedFrom(line.lines, {}));
    default:
      return '';
  }
}

// The lines of a form, typed by what they fill in: one line for each field, of a kind that can
// produce its value. Types only; at run time these are the lines of `engine/forms/line.ts`.

import type { ReactNode } from 'react';
import type {
  BirthLine,
  ChoiceLine,
  ChoicesLine,
  DayLine,
  GroupsLine,
  KeptLine,
  NumberLine,
  Option,
  PartLine,
  Text,
  TextLine,
  YesLine,
} from '../../engine/forms/line.ts';
import type { PartialDate } from '../../engine/forms/partial-date.ts';
import type { BirthPrecision } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Unanswered } from '../../kernel/unanswered.ts';

/** Required, or absent if there is nothing to pass in. */
export type Loose<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : { readonly [N in Name]: Value };

type Answer<Value> = Exclude<NonNullable<Value>, Unanswered>;

/** What the controls contain for each field. */
export type TypedOf<Shape> = { readonly [Name in keyof Shape]: EntryOf<Answer<Shape[Name]>> };
type EntryOf<Value> = [Value] extends [boolean]
  ? boolean
  : [Value] extends [number]
    ? string
    : [Value] extends [string]
      ? Value | ''
      : [Value] extends [readonly (infer Item)[]]
        ? [Item] extends [string]
          ? readonly Item[]
          : readonly TypedOf<Item>[]
        : Value extends OfBirth
          ? PartialDate
          : TypedOf<Value>;
type OfBirth = { readonly precision: BirthPrecision };

/** The texts and functions of a line, which see this form's own answers. */
type Depends<Value, Shape> = Value | ((typed: TypedOf<Shape>) => Value);
type Own<Shape> = {
  /** Above the question: what it is about. */
  readonly above?: () => ReactNode;
  /** Below the control: a warning, what was chosen in full. */
  readonly under?: (typed: TypedOf<Shape>) => ReactNode;
  readonly fills?: (value: string, typed: TypedOf<Shape>) => Partial<TypedOf<Shape>>;
};
type Adapted<Line> = Line extends unknown ? Omit<Line, OwnName> : never;
type OwnName =
  | 'when'
  | 'otherwise'
  | 'isOptional'
  | 'isAsked'
  | 'fills'
  | 'codes'
  | 'words'
  | 'hints'
  | 'options'
  | 'isNumber'
  | 'from'
  | 'until'
  | 'lines'
  | 'next';

type Codes<Code extends string, Shape> = {
  readonly codes: Depends<readonly Code[], Shape>;
  readonly words: (code: Code) => Text;
  readonly hints?: (code: Code) => Text;
};
type Offered<Code extends string, Shape> =
  | Codes<Code, Shape>
  | { readonly options: Depends<readonly (Option & { readonly value: Code })[], Shape> };

type DayLineOf<Shape> = Adapted<DayLine> & {
  readonly from?: Depends<Day | undefined, Shape>;
  readonly until?: Depends<Day | undefined, Shape>;
};

type LineOf<Value, Shape> = [Value] extends [boolean]
  ? Adapted<YesLine>
  : [Value] extends [number]
    ?
        | Adapted<NumberLine>
        | (Adapted<ChoiceLine> & Codes<`${Value}`, Shape> & { readonly isNumber: true })
    : [Value] extends [Day]
      ? DayLineOf<Shape>
      : [Value] extends [string]
        ? string extends Value
          ?
              | Adapted<TextLine>
              | DayLineOf<Shape>
              | Adapted<KeptLine>
              | (Adapted<ChoiceLine> & Offered<string, Shape>)
          : Adapted<ChoiceLine> & Offered<Value, Shape>
        : [Value] extends [readonly (infer Item)[]]
          ? [Item] extends [string]
            ? Adapted<ChoicesLine> & Offered<Item, Shape>
            : Adapted<GroupsLine> & {
                readonly lines: LinesOf<Item>;
                readonly next?: (last: TypedOf<Item>) => Partial<TypedOf<Item>>;
              }
          : Value extends OfBirth
            ? BirthLineOf<Value>
            : Adapted<PartLine> & { readonly lines: LinesOf<Value> };

/** A field that does not accept "nothing is known" must require more. */
type BirthLineOf<Value extends OfBirth> = 'unknown' extends Value['precision']
  ? Adapted<BirthLine>
  : Adapted<BirthLine> & { readonly mustBeKnown: true };

/** A nullable field may be left out; any other must state what is sent while it is hidden. */
type Need<Value, Shape> = null extends Value
  ? Loosened<Shape>
  : Value extends readonly unknown[]
    ? Loosened<Shape>
    :
        | { readonly when?: undefined }
        | { readonly when: (typed: TypedOf<Shape>) => boolean; readonly otherwise: Value };
type Loosened<Shape> = {
  readonly isOptional?: true | ((typed: TypedOf<Shape>) => boolean);
  readonly when?: (typed: TypedOf<Shape>) => boolean;
};

type AskedOf<Value> = Unanswered extends Value ? { readonly isAsked: true } : unknown;

export type LinesOf<Shape> = {
  readonly [Name in keyof Shape]-?: LineOf<Answer<Shape[Name]>, Shape> &
    Need<Shape[Name], Shape> &
    AskedOf<Shape[Name]> &
    Own<Shape>;
};

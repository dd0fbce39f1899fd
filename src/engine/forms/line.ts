// The lines of a form as data. A line states what is asked, in which words, and when; the evaluator
// (`evaluate.ts`) and the renderer (`web/kit/form-lines.tsx`) do the rest. Lines have two sources:
// a room writes them for the body of an endpoint (typed in `web/kit/command-form.tsx`), and later
// published form definitions will become the same lines when they are read.

import type { Day } from '../../kernel/day.ts';
import type { WordKey, WordValues } from '../languages/word-key.ts';
import type { PartialDate } from './partial-date.ts';

export type Text = WordKey | { readonly key: WordKey; readonly values: WordValues };

/**
 * What a control contains while the person types. Text stays text, so that half a number is not
 * lost.
 */
export type Entry = string | boolean | readonly string[] | PartialDate | readonly Typed[] | Typed;
export type Typed = { readonly [name: string]: Entry };

/** A value that may depend on what was typed so far. */
export type Depends<Value> = Value | ((typed: Typed) => Value);

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

/** The codes of a contract with their texts, or options from the server. */
export type Options =
  | {
      readonly codes: Depends<readonly string[]>;
      readonly words: (code: string) => Text;
      readonly hints?: (code: string) => Text;
    }
  | { readonly options: Depends<readonly Option[]> };

type Frame = {
  readonly label: Text;
  readonly hint?: Text | readonly WordKey[];
  /**
   * A hint that affects safety or a right: an unreviewed translation is shown with the Russian
   * beside it.
   */
  readonly safety?: WordKey;
  /** A heading above this line. */
  readonly section?: Text;
  /** Left out: an answer is required. */
  readonly isOptional?: Depends<boolean>;
  /** The error when the answer is missing or wrong; left out: the form's general text. */
  readonly wrong?: WordKey;
  /** Left out: always shown. A line that is not shown asks nothing and sends `otherwise`. */
  readonly when?: (typed: Typed) => boolean;
  /** What the body contains while the line is not shown; left out: null, or an empty list. */
  readonly otherwise?: unknown;
  /** Where the server finds it in the body, if not under the line's own name. */
  readonly path?: string;
  /** Asked of the person: the control also offers the reasons for having no answer. */
  readonly isAsked?: true;
  /** What choosing this option fills in elsewhere. */
  readonly fills?: (value: string, typed: Typed) => Typed;
};

export type TextLine = Frame & {
  readonly is: 'text' | 'long-text';
  readonly lengthMax: number;
  readonly isShort?: true;
  readonly rows?: number;
  /** The language of what is typed, if not the screen's. */
  readonly lang?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
  /** A web address. */
  readonly isAddress?: true;
  /** A year and a month, `2027-03`. */
  readonly isMonth?: true;
  /** An hour and its minutes, `09:30`. */
  readonly isHour?: true;
  /** Options are looked up without regard to capitals. */
  readonly isLowerCase?: true;
};
export type NumberLine = Frame & {
  readonly is: 'number';
  readonly least: number;
  readonly most: number;
};
export type DayLine = Frame & {
  readonly is: 'day';
  readonly from?: Depends<Day | undefined>;
  readonly until?: Depends<Day | undefined>;
  /** What happens on the limit, for the error: the label of that date. */
  readonly fromIs?: Depends<WordKey | undefined>;
  readonly untilIs?: Depends<WordKey | undefined>;
};
/** `choice`: every option visible. `list`: a native list, for more than about seven. */
export type ChoiceLine = Frame & {
  readonly is: 'choice' | 'list';
  /** The body takes a number; the codes are its digits. */
  readonly isNumber?: true;
} & Options;
export type ChoicesLine = Frame & { readonly is: 'choices' } & Options;
export type YesLine = Frame & {
  readonly is: 'yes';
  /** The form cannot be sent without a yes. */
  readonly mustBeYes?: true;
};
export type BirthLine = Frame & {
  readonly is: 'birth';
  /** Set where "nothing is known" is not an acceptable answer. */
  readonly mustBeKnown?: true;
};
/** Not asked and not shown: part of what is filled in, given back as it came, such as an id. */
export type KeptLine = Frame & { readonly is: 'kept' };
/** Lines that answer one question together: an object within the body. */
export type PartLine = Frame & {
  readonly is: 'part';
  readonly lines: Lines;
  /** Closed at first: most people leave these empty. */
  readonly isFolded?: true;
};
/** The same lines repeated: the members of a family, the sheets of a file. */
export type GroupsLine = Frame & {
  readonly is: 'groups';
  readonly lines: Lines;
  readonly item: (number: number) => Text;
  readonly add: Text;
  readonly remove: Text | ((number: number) => Text);
  readonly least?: number;
  readonly most: number;
  /** The others refer to the first one: it stays. */
  readonly keepsFirst?: true;
  /** What another one begins with, by the last one. */
  readonly next?: (last: Typed) => Typed;
};

export type Line =
  | TextLine
  | NumberLine
  | DayLine
  | ChoiceLine
  | ChoicesLine
  | YesLine
  | BirthLine
  | KeptLine
  | PartLine
  | GroupsLine;
export type Lines = { readonly [name: string]: Line };

// The lines of a form as data. A line says what is asked, in which words, and when; the evaluator
// (`evaluate.ts`) and the renderer (`web/kit/form-lines.tsx`) do the rest. Lines have two sources:
// those a room writes for the body of an endpoint (`web/kit/command-form.tsx` types them by it),
// and, later, published form definitions, which become the same lines when they are read.

import type { Day } from '../../kernel/day.ts';
import type { WordKey, WordValues } from '../languages/word-key.ts';
import type { PartialDate } from './partial-date.ts';

export type Text = WordKey | { readonly key: WordKey; readonly values: WordValues };

/** What a control holds while one types. Texts stay texts: half a number must not be lost. */
export type Entry = string | boolean | readonly string[] | PartialDate | readonly Typed[] | Typed;
export type Typed = { readonly [name: string]: Entry };

/** A value that may depend on what was typed so far. */
export type Depends<Value> = Value | ((typed: Typed) => Value);

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

/** The codes of a contract with their words, or options that came from the server. */
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
  /** A hint on which safety or a right hangs: Russian stands beside an unreviewed translation. */
  readonly safety?: WordKey;
  /** A heading above this line. */
  readonly section?: Text;
  /** Left out: an answer is needed. */
  readonly isOptional?: Depends<boolean>;
  /** Said while it is missing or does not fit; the form's plain words when left out. */
  readonly wrong?: WordKey;
  /** Left out: always. A line that is not shown asks nothing and sends `otherwise`. */
  readonly when?: (typed: Typed) => boolean;
  /** What the body holds while the line is not shown; null, or an empty list, when left out. */
  readonly otherwise?: unknown;
  /** Where the server finds it in the body, when that is not the line's own name. */
  readonly path?: string;
  /** Asked of the person: the reasons for having no answer are offered beside the control. */
  readonly isAsked?: true;
  /** What choosing this fills in elsewhere. */
  readonly fills?: (value: string, typed: Typed) => Typed;
};

export type TextLine = Frame & {
  readonly is: 'text' | 'long-text';
  readonly lengthMax: number;
  readonly isShort?: true;
  readonly rows?: number;
  /** The language of what is typed, when it is not the screen's. */
  readonly lang?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
  /** Looked up without regard to capitals. */
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
};
/** `choice`: every option in sight. `list`: a native list, for more than about seven. */
export type ChoiceLine = Frame & {
  readonly is: 'choice' | 'list';
  /** The body holds a number: the codes are its digits. */
  readonly isNumber?: true;
} & Options;
export type ChoicesLine = Frame & { readonly is: 'choices' } & Options;
export type YesLine = Frame & {
  readonly is: 'yes';
  /** The step is not taken without it. */
  readonly mustBeYes?: true;
};
export type BirthLine = Frame & {
  readonly is: 'birth';
  /** Set where "nothing is known" is not an answer. */
  readonly mustBeKnown?: true;
};
/** Lines that answer one question together: an object within the body. */
export type PartLine = Frame & { readonly is: 'part'; readonly lines: Lines };
/** The same lines several times: the members of a family, the sheets of a file. */
export type GroupsLine = Frame & {
  readonly is: 'groups';
  readonly lines: Lines;
  readonly item: (number: number) => Text;
  readonly add: Text;
  readonly remove: Text;
  readonly least?: number;
  readonly most: number;
};

export type Line =
  | TextLine
  | NumberLine
  | DayLine
  | ChoiceLine
  | ChoicesLine
  | YesLine
  | BirthLine
  | PartLine
  | GroupsLine;
export type Lines = { readonly [name: string]: Line };

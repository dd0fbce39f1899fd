// Lists of codes as choices of a form. The contracts keep their codes in schemas that never reach
// the browser, so a screen repeats the list: `codesOf` makes the compiler refuse a list with a code
// missing or one too many.

import type { Option } from './text-field.tsx';

type Whole<Code extends string, List extends readonly Code[]> = [
  Exclude<Code, List[number]>,
] extends [never]
  ? unknown
  : { readonly lacks: Exclude<Code, List[number]> };

/** `codesOf<Answer>()(['yes', 'no'])` compiles only if every code of the type is there. */
export function codesOf<Code extends string>() {
  return <const List extends readonly Code[]>(list: List & Whole<Code, List>): readonly Code[] =>
    list;
}

export function optionsOf<Code extends string>(
  codes: readonly Code[],
  label: (code: Code) => string,
  hint?: (code: Code) => string,
): readonly Option<Code>[] {
  return codes.map((value) =>
    hint ? { value, label: label(value), hint: hint(value) } : { value, label: label(value) },
  );
}

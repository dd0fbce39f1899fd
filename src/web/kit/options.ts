// Lists of codes as choices of a form. The codes come from the room's model.ts, in its order.

import type { Option } from './text-field.tsx';

export function optionsOf<Code extends string>(
  codes: readonly Code[],
  label: (code: Code) => string,
  hint?: (code: Code) => string,
): readonly Option<Code>[] {
  return codes.map((value) =>
    hint ? { value, label: label(value), hint: hint(value) } : { value, label: label(value) },
  );
}

// One line of text in a `Field`, without counting letters: all that signing in needs. Everything else
// uses `TextField`, which says when a text is too long.

import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { Field, type FieldTexts } from './field.tsx';

export type TextProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired?: boolean;
  readonly lengthMax?: number;
  /** The language of what is typed, if not the screen's. */
  readonly lang?: string;
};
export type LineProps = TextProps & {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'decimal' | 'url';
  readonly className?: string | false | undefined;
};

/** `found`: what is wrong with the text, said in place of `error`; undefined: cut at `lengthMax`. */
export function LineField({
  found,
  ...props
}: LineProps & { readonly found?: string | null }): ReactNode {
  const { value, onChange, className } = props;
  return (
    <Field {...props} error={found ?? props.error ?? null}>
      {(control) => (
        <input
          {...control}
          data-found={found ?? undefined}
          className={className ? `control ${className}` : 'control'}
          type={props.type ?? 'text'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          required={props.isRequired}
          autoComplete={props.autoComplete ?? 'off'}
          inputMode={props.inputMode}
          maxLength={found === undefined ? props.lengthMax : undefined}
          lang={props.lang}
          spellCheck={false}
          autoCapitalize="off"
        />
      )}
    </Field>
  );
}

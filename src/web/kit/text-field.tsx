// One line of text, several lines, or one choice from a list: native controls in a `Field`.

import type { ReactNode } from 'react';
import { formatNumber } from '../../engine/languages/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { Field, type FieldTexts } from './field.tsx';
import { LineField, type LineProps, type TextProps } from './line-field.tsx';

export function TextField(props: LineProps): ReactNode {
  // A number too many is seen as it is typed.
  const isCut = props.inputMode === 'numeric' || props.type === 'password';
  const tooLong = useTooLong(isCut ? { value: props.value } : props);
  return isCut ? <LineField {...props} /> : <LineField {...props} found={tooLong} />;
}

/** Said, never cut off: a text that was pasted would lose its end unseen. */
function useTooLong({ value, lengthMax }: Pick<TextProps, 'value' | 'lengthMax'>): string | null {
  const { t, locale } = useWords();
  const { length } = value.trim();
  if (lengthMax === undefined || length <= lengthMax) return null;
  const said = { length: formatNumber(locale, length), most: formatNumber(locale, lengthMax) };
  return t('shell.form.tooLongBy', said);
}

export function TextArea(props: TextProps & { readonly rows?: number }): ReactNode {
  const tooLong = useTooLong(props);
  return (
    <Field {...props} error={tooLong ?? props.error ?? null}>
      {(control) => (
        <textarea
          {...control}
          data-found={tooLong ?? undefined}
          className="control"
          value={props.value}
          rows={props.rows}
          onChange={(event) => props.onChange(event.target.value)}
          required={props.isRequired}
          lang={props.lang}
        />
      )}
    </Field>
  );
}

export type Option<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
};

/** A native list; shows "Choose" while `value` is empty. */
export function Select<Value extends string>(
  props: FieldTexts & {
    readonly value: Value | '';
    readonly options: readonly Option<Value>[];
    readonly onChange: (value: Value) => void;
    readonly isRequired?: boolean;
    /** A choice can be taken back, although the question is not optional. */
    readonly mayBeCleared?: boolean;
  },
): ReactNode {
  const { t } = useWords();
  return (
    <Field {...props}>
      {(control) => (
        <select
          {...control}
          className="control"
          value={props.value}
          required={props.isRequired}
          onChange={(event) => props.onChange(event.target.value as Value)}
        >
          {(props.value === '' || props.isOptional || props.mayBeCleared) && (
            <option value="">{t('shell.form.choose')}</option>
          )}
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

// Label, hint and error around one control, linked for screen readers. The controls are native, so
// that they behave as users of the device expect, and cost nothing to load.

import { createContext, type ReactNode, useContext, useId } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';

export type FieldTexts = {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong and what to do; null or empty if nothing is. */
  readonly error?: string | null;
  readonly isOptional?: boolean;
  /** Names the control for error summaries: the path of the field in the request body. */
  readonly name?: string;
};

/** What a form found when it was sent, by the name or id of the control (`checked-form.tsx`). */
export const FoundFaults = createContext<ReadonlyMap<string, string>>(new Map());

export type ControlProps = {
  readonly id: string;
  readonly name?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

/** Draws the frame and passes on the attributes that link it to the control. */
export function Field({
  label,
  hint,
  isOptional,
  name,
  children,
  ...props
}: FieldTexts & { readonly children: (control: ControlProps) => ReactNode }): ReactNode {
  const id = useId();
  const found = useContext(FoundFaults).get(name ?? id);
  const error = props.error || found;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={id}>
        {label}
        <Optional show={isOptional} />
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
      {children({
        id,
        name,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

/** The same frame around several controls that answer one question. */
export function FieldGroup({
  label,
  hint,
  isOptional,
  name,
  isLabelHidden,
  found,
  children,
  ...props
}: FieldTexts & {
  /** The control inside has the same label. */
  readonly isLabelHidden?: boolean;
  /** What is wrong now; shown once the form was sent. */
  readonly found?: string | null;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const foundHere = useContext(FoundFaults).get(name ?? id);
  const error = props.error || foundHere;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      className={error ? 'field field-invalid' : 'field'}
      name={name}
      data-found={found || undefined}
      tabIndex={-1}
      aria-describedby={describedBy || undefined}
    >
      <legend className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
        <Optional show={isOptional} />
      </legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
      {children}
    </fieldset>
  );
}

function Optional({ show }: { readonly show: boolean | undefined }): ReactNode {
  const { t } = useWords();
  return show ? <span className="soft small"> ({t('shell.form.optional')})</span> : null;
}

function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | null | undefined;
}): ReactNode {
  return error ? (
    <p className="field-error" id={id}>
      <Icon name="warning" />
      {error}
    </p>
  ) : null;
}

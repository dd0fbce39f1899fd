// One of a few, or yes and no: every choice is visible with its explanation, and the whole line can
// be tapped.

import { type ReactNode, useId } from 'react';
import { FieldGroup, type FieldTexts } from './field.tsx';
import type { Option } from './text-field.tsx';

export function RadioGroup<Value extends string>(
  props: FieldTexts & {
    readonly value: Value | '';
    readonly options: readonly Option<Value>[];
    readonly onChange: (value: Value) => void;
    readonly isRequired?: boolean;
  },
): ReactNode {
  const group = useId();
  return (
    <FieldGroup {...props}>
      {props.options.map(({ value, label, hint }) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            name={group}
            value={value}
            checked={props.value === value}
            required={props.isRequired}
            onChange={() => props.onChange(value)}
          />
          <span className="choice-text">
            {label}
            {hint && <span className="field-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}

export function Checkbox(props: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly name?: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}): ReactNode {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.isChecked}
        name={props.name}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className="choice-text">
        {props.label}
        {props.hint && <span className="field-hint">{props.hint}</span>}
      </span>
    </label>
  );
}

/** Several of a few; the value is the list of chosen options, in the order of the options. */
export function CheckboxGroup<Value extends string>(
  props: FieldTexts & {
    readonly values: readonly Value[];
    readonly options: readonly Option<Value>[];
    readonly onChange: (values: readonly Value[]) => void;
  },
): ReactNode {
  const toggle = (value: Value, isChecked: boolean): void => {
    const chosen = new Set(props.values);
    if (isChecked) chosen.add(value);
    else chosen.delete(value);
    props.onChange(props.options.map((option) => option.value).filter((each) => chosen.has(each)));
  };
  return (
    <FieldGroup {...props}>
      {props.options.map(({ value, label, hint }) => (
        <Checkbox
          key={value}
          label={label}
          hint={hint}
          isChecked={props.values.includes(value)}
          onChange={(isChecked) => toggle(value, isChecked)}
        />
      ))}
    </FieldGroup>
  );
}

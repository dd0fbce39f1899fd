// The controls that a line may have for a choice or a text; the frame is the same for all of them.

import type { ReactNode } from 'react';
import type {
  ChoiceLine,
  ChoicesLine,
  Entry,
  NumberLine,
  Option,
  TextLine,
} from '../../engine/forms/line.ts';
import { CheckboxGroup, RadioGroup } from './choices.tsx';
import type { FieldTexts } from './field.tsx';
import { Select, TextArea, TextField } from './text-field.tsx';

export type FrameProps = FieldTexts & {
  readonly onChange: (value: string | readonly string[]) => void;
  readonly isRequired?: boolean;
};

export function Choice({
  line,
  frame,
  entry,
  options,
}: {
  readonly line: ChoiceLine | ChoicesLine;
  readonly frame: FrameProps;
  readonly entry: Entry;
  readonly options: readonly Option[];
}): ReactNode {
  if (line.is === 'choices') {
    return <CheckboxGroup {...frame} values={entry as readonly string[]} options={options} />;
  }
  return line.is === 'choice' ? (
    <RadioGroup<string> {...frame} value={entry as string} options={options} />
  ) : (
    <Select<string> {...frame} value={entry as string} options={options} />
  );
}

export function TextControl({
  line,
  frame,
  value,
}: {
  readonly line: TextLine | NumberLine;
  readonly frame: FrameProps;
  readonly value: string;
}): ReactNode {
  if (line.is === 'number') {
    const lengthMax = String(line.most).length;
    return (
      <TextField
        {...frame}
        value={value}
        inputMode="numeric"
        className="control-short"
        lengthMax={lengthMax}
      />
    );
  }
  const { lengthMax, lang } = line;
  return line.is === 'long-text' ? (
    <TextArea {...frame} value={value} lengthMax={lengthMax} lang={lang} rows={line.rows ?? 4} />
  ) : (
    <TextField
      {...frame}
      value={value}
      lengthMax={lengthMax}
      lang={lang}
      {...(line.isMonth && { type: 'month' as const })}
      {...(line.isHour && { type: 'time' as const })}
      inputMode={line.isAddress ? 'url' : line.inputMode}
      className={(line.isShort || line.isMonth || line.isHour) && 'control-short'}
    />
  );
}

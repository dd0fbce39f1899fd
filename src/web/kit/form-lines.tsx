// The controls of a form, one for each visible line. A control decides nothing: the evaluator
// determines what is shown, what is missing and what is sent.

import { Fragment, type ReactNode } from 'react';
import {
  emptyEntry,
  isOptionalNow,
  isShown,
  reasonName,
  valueOf,
} from '../../engine/forms/evaluate.ts';
import type {
  Entry,
  GroupsLine,
  Line,
  Lines,
  Option,
  Options,
  PartLine,
  Typed,
} from '../../engine/forms/line.ts';
import type { PartialDate } from '../../engine/forms/partial-date.ts';
import { settled, type TypedDay } from '../../engine/forms/typed-day.ts';
import { unansweredReasons } from '../../kernel/unanswered.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Translate } from '../i18n/words.ts';
import { hintOf, say } from './line-words.ts';
import { BilingualSafetyText } from './bilingual-text.tsx';
import { Button } from './button.tsx';
import { Checkbox } from './choices.tsx';
import { DateField, PartialDateField } from './date-field.tsx';
import { FieldGroup, type FieldTexts } from './field.tsx';
import { Choice, TextControl } from './line-controls.tsx';
import { Select } from './text-field.tsx';
import { useToday } from './use-today.ts';

type LinesProps = {
  readonly lines: Lines;
  readonly typed: Typed;
  readonly onChange: (part: Typed) => void;
  readonly faultOf: (path: string) => string | null;
  /** The path of the group that these lines belong to, with its dot. */
  readonly within?: string;
};
type Around = {
  readonly above?: () => ReactNode;
  readonly under?: (typed: Typed) => ReactNode;
};

export function FormLines({ lines, typed, onChange, faultOf, within = '' }: LinesProps): ReactNode {
  const { t } = useWords();
  const others = settled(typed);
  return Object.entries(lines)
    .filter(([, line]) => line.is !== 'kept' && isShown(line, others))
    .map(([name, line]) => (
      <Fragment key={name}>
        {line.section && <h2 className="form-section">{say(t, line.section)}</h2>}
        {(line as Around).above?.()}
        {line.safety && <BilingualSafetyText textKey={line.safety} />}
        <Question
          name={name}
          path={`${within}${line.path ?? name}`}
          line={line}
          typed={others}
          entry={typed[name] ?? emptyEntry(line)}
          onChange={onChange}
          faultOf={faultOf}
        />
        {(line as Around).under?.(others)}
      </Fragment>
    ));
}

type QuestionProps = {
  readonly name: string;
  readonly path: string;
  readonly line: Line;
  /** The other answers; half a date is none. */
  readonly typed: Typed;
  readonly entry: Entry;
  readonly onChange: (part: Typed) => void;
  readonly faultOf: (path: string) => string | null;
};

/** A control and, for a question to a person, the reasons for having no answer. */
function Question(props: QuestionProps): ReactNode {
  const { t } = useWords();
  const { line, name, typed, onChange } = props;
  if (!line.isAsked) return <Control {...props} />;
  const reason = reasonName(name);
  const unanswered = (typed[reason] as string | undefined) ?? '';
  return (
    <FieldGroup label={say(t, line.label)} isLabelHidden={unanswered === ''}>
      {unanswered === '' && <Control {...props} />}
      <Select
        label={t('kit.form.noAnswer')}
        value={unanswered}
        isOptional
        options={unansweredReasons.map((each) => ({
          value: each,
          label: t(`kit.unanswered.${each}`),
        }))}
        onChange={(value) => onChange({ [reason]: value })}
      />
    </FieldGroup>
  );
}

function Control({ name, path, line, typed, entry, onChange, faultOf }: QuestionProps): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const change = (value: Entry): void => {
    const filled = typeof value === 'string' ? line.fills?.(value, typed) : undefined;
    onChange({ [name]: value, ...filled });
  };
  const hint = hintOf(t, line);
  const frame = {
    name: path,
    label: say(t, line.label),
    ...(hint !== undefined && { hint }),
    error: faultOf(path),
    ...(isOptionalNow(line, typed) ? { isOptional: true } : { isRequired: true }),
    onChange: change,
  };
  switch (line.is) {
    case 'day': {
      const from = valueOf(line.from, typed);
      const until = valueOf(line.until, typed);
      return <DateField {...frame} value={entry as TypedDay} from={from} until={until} />;
    }
    case 'birth':
      return <PartialDateField {...frame} value={entry as PartialDate} today={today} />;
    case 'yes':
      return <Checkbox {...frame} isChecked={entry === true} />;
    case 'choice':
    case 'list':
    case 'choices':
      return <Choice line={line} frame={frame} entry={entry} options={optionsOf(t, line, typed)} />;
    case 'part':
      return (
        <Part line={line} frame={{ ...frame, name: path }}>
          <FormLines
            lines={line.lines}
            typed={entry as Typed}
            faultOf={faultOf}
            within={`${path}.`}
            onChange={(part) => change({ ...(entry as Typed), ...part })}
          />
        </Part>
      );
    case 'groups':
      return (
        <Groups
          line={line}
          path={path}
          groups={entry as readonly Typed[]}
          faultOf={faultOf}
          onChange={change}
        />
      );
    case 'kept':
      return null;
    default:
      return <TextControl line={line} frame={frame} value={entry as string} />;
  }
}

function Part({
  line,
  frame: { label, hint, error, name },
  children,
}: {
  readonly line: PartLine;
  readonly frame: FieldTexts;
  readonly children: ReactNode;
}): ReactNode {
  return line.isFolded ? (
    <details>
      <summary className="summary">{label}</summary>
      <div className="stack">{children}</div>
    </details>
  ) : (
    <FieldGroup label={label} hint={hint} error={error} name={name}>
      <div className="stack">{children}</div>
    </FieldGroup>
  );
}

function optionsOf(t: Translate, line: Options, typed: Typed): readonly Option[] {
  if (!('codes' in line)) return valueOf(line.options, typed);
  return valueOf(line.codes, typed).map((value) => ({
    value,
    label: say(t, line.words(value)),
    ...(line.hints && { hint: say(t, line.hints(value)) }),
  }));
}

function Groups(props: {
  readonly line: GroupsLine;
  readonly path: string;
  readonly groups: readonly Typed[];
  readonly faultOf: (path: string) => string | null;
  readonly onChange: (groups: readonly Typed[]) => void;
}): ReactNode {
  const { t } = useWords();
  const { line, path, groups, onChange } = props;
  const empty = Object.fromEntries(
    Object.entries(line.lines).map(([name, each]) => [name, emptyEntry(each)]),
  );
  return (
    <FieldGroup
      label={say(t, line.label)}
      hint={hintOf(t, line)}
      error={props.faultOf(path)}
      name={path}
    >
      <div className="stack">
        {groups.map((group, at) => (
          // The position is the group's only key: groups are added and removed, never moved.
          <Item key={at} line={line} number={at + 1}>
            <FormLines
              lines={line.lines}
              typed={group}
              faultOf={props.faultOf}
              within={`${path}.${at}.`}
              onChange={(part) =>
                onChange(groups.map((each, index) => (index === at ? { ...each, ...part } : each)))
              }
            />
            {groups.length > (line.least ?? 0) && !(line.keepsFirst && at === 0) && (
              <div className="row">
                <Button
                  kind="quiet"
                  icon="close"
                  onClick={() => onChange(groups.filter((_, index) => index !== at))}
                >
                  {say(t, typeof line.remove === 'function' ? line.remove(at + 1) : line.remove)}
                </Button>
              </div>
            )}
          </Item>
        ))}
        {groups.length < line.most && (
          <div className="row">
            <Button
              icon="add"
              onClick={() =>
                onChange([...groups, { ...empty, ...line.next?.(groups.at(-1) ?? empty) }])
              }
            >
              {say(t, line.add)}
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  );
}

/** A group of one line needs no frame of its own: the line's label names it. */
function Item({
  line,
  number,
  children,
}: {
  readonly line: GroupsLine;
  readonly number: number;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  if (Object.keys(line.lines).length === 1) return <div className="stack">{children}</div>;
  return (
    <div className="card">
      <FieldGroup label={say(t, line.item(number))}>
        <div className="stack">{children}</div>
      </FieldGroup>
    </div>
  );
}

// What every form made of lines does, whatever becomes of its answers: it keeps what is typed,
// finds what is missing when it is sent, and shows faults above the lines and beside each field.
// Sending is up to `command-form.tsx` (to an endpoint) and `lines-form.tsx` (to the screen).

import { type FormEvent, type ReactNode, useState } from 'react';
import { evaluate, type Fault, typedFrom, valueOf } from '../../engine/forms/evaluate.ts';
import type { Depends, Lines, Text, Typed } from '../../engine/forms/line.ts';
import { settled } from '../../engine/forms/typed-day.ts';
import type { WordKey, WordRoom } from '../../engine/languages/word-key.ts';
import { type FormDraft, useFormDraft } from '../draft.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Translate } from '../i18n/words.ts';
import { ProblemError } from '../problem.ts';
import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { ErrorSummary, fieldWords, type SaidFault } from './error-summary.tsx';
import { useDayWords } from './day-words.ts';
import { FormLines } from './form-lines.tsx';
import { labelsOf, say } from './line-words.ts';
import { whenGone } from './when-gone.ts';
import { Notice } from './notice.tsx';

type Values = Readonly<Record<string, unknown>>;
export type Sheet = FormDraft<Typed, object> & {
  readonly attempt: number;
  readonly faults: readonly Fault[];
  readonly startAfresh: () => void;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
};

export function useSheet(props: {
  /** Names the form and its record, for the draft. */
  readonly name: string;
  readonly lines: Lines;
  readonly start?: Values;
  readonly given?: object;
  readonly beside?: readonly Fault[];
  /** What the second button types in. */
  readonly typedAlso?: Typed | undefined;
  readonly onAfresh?: () => void;
  /** Called only if nothing is missing. */
  readonly onSend: (values: Values, given: object) => unknown;
}): Sheet {
  const { name, lines, start = {}, given = {}, beside = [] } = props;
  const [tried, setTried] = useState<Tried>(untried);
  const draft = useFormDraft(name, typedFrom(lines, start), given);
  const read = evaluate(lines, { ...draft.typed, ...(tried.isOther && props.typedAlso) });
  return {
    ...draft,
    attempt: tried.attempt,
    faults: tried.attempt === 0 ? [] : [...beside, ...read.faults],
    startAfresh: (): void => {
      draft.discard();
      setTried(untried);
      props.onAfresh?.();
    },
    submit: (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault();
      const isOther = isSecondButton(event);
      setTried({ attempt: tried.attempt + 1, isOther });
      const sent = evaluate(lines, { ...draft.typed, ...(isOther && props.typedAlso) });
      if (beside.length + sent.faults.length === 0) void props.onSend(sent.body, draft.given);
    },
  };
}

type Tried = { readonly attempt: number; readonly isOther: boolean };
const untried: Tried = { attempt: 0, isOther: false };

const secondButton = 'also';
function isSecondButton({ nativeEvent }: FormEvent<HTMLFormElement>): boolean {
  const { submitter } = nativeEvent as SubmitEvent;
  return submitter instanceof HTMLButtonElement && submitter.name === secondButton;
}

/** What a screen states about a form, beside its lines and where its answers go. */
export type SheetProps = {
  readonly room: WordRoom;
  readonly lines: Lines;
  readonly submit?: Depends<Text>;
  readonly also?: { readonly label: Text };
  readonly isPlain?: Depends<boolean>;
  readonly which?: { readonly label: string };
  readonly backTo?: string;
  readonly labels?: Readonly<Record<string, WordKey>>;
  readonly children?: ReactNode | ((typed: Typed) => ReactNode);
  readonly below?: (typed: Typed) => ReactNode;
};

export function FormSheet({
  sheet,
  isBusy,
  notice,
  ...props
}: SheetProps & {
  readonly sheet: Sheet;
  readonly isBusy: boolean;
  readonly problem: unknown;
  /** What happened to the answers that were sent. */
  readonly notice?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const typed = settled(sheet.typed);
  const faults = useSaidFaults(sheet.faults);
  const problem = faults.length > 0 ? null : props.problem;
  return (
    <form
      className="stack readable"
      aria-label={props.which?.label}
      noValidate
      onSubmit={sheet.submit}
    >
      <ErrorSummary
        problem={problem}
        faults={faults}
        room={props.room}
        labels={{
          ...labelsOf(t, { lines: props.lines, typed }),
          ...wordsOf(props.labels ?? {}, t),
        }}
        attempt={sheet.attempt}
        instead={whenGone}
      />
      {notice}
      {sheet.isResumed && (
        <Notice>
          <p>{t('kit.form.resumed')}</p>
          <p>
            <Button onClick={sheet.startAfresh}>{t('kit.form.startAfresh')}</Button>
          </p>
        </Notice>
      )}
      {typeof props.children === 'function' ? props.children(typed) : props.children}
      <FormLines
        lines={props.lines}
        typed={sheet.typed}
        onChange={sheet.change}
        faultOf={wordsOfFault(faults, problem, props.room)}
      />
      {props.below?.(typed)}
      <div className="row">
        <Button
          kind={valueOf(props.isPlain ?? false, typed) ? 'plain' : 'main'}
          type="submit"
          isBusy={isBusy}
        >
          {isBusy
            ? t('shell.form.working')
            : say(t, valueOf(props.submit ?? 'shell.form.save', typed))}
        </Button>
        {props.also && (
          <Button type="submit" name={secondButton} isBusy={isBusy}>
            {say(t, props.also.label)}
          </Button>
        )}
        {props.backTo && <ButtonLink to={props.backTo}>{t('shell.form.cancel')}</ButtonLink>}
      </div>
    </form>
  );
}

function useSaidFaults(faults: readonly Fault[]): readonly SaidFault[] {
  const say = useDayWords();
  return faults.map((fault) => ({ path: fault.path, words: say(fault) }));
}

function wordsOf(labels: Readonly<Record<string, WordKey>>, t: Translate) {
  return Object.fromEntries(Object.entries(labels).map(([path, key]) => [path, t(key)]));
}

/** The error of one field: what the form found, otherwise what the server answered. */
function wordsOfFault(
  faults: readonly SaidFault[],
  problem: unknown,
  room: WordRoom,
): (path: string) => string | null {
  return (path) => {
    const own = faults.find((fault) => fault.path === path);
    if (own) return own.words;
    const said = problem instanceof ProblemError ? problem.problem.errors : [];
    const code = said?.find((fault) => fault.path === path)?.code;
    return code === undefined ? null : fieldWords(code, room);
  };
}

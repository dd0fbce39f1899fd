// A form as data: one line for each field of the body that an endpoint takes. The compiler refuses
// a field that the contract does not have, a missing field, and a code that is not one of its
// choices. What was typed survives a locked screen, a reload and a lost connection (`draft.ts`). It
// is sent once, and faults are shown above the form and beside each field.

import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { evaluate, type Fault, typedFrom, valueOf } from '../../engine/forms/evaluate.ts';
import type { Lines, Text, Typed } from '../../engine/forms/line.ts';
import type { WordKey, WordRoom } from '../../engine/languages/word-key.ts';
import type { BodyOf, Endpoint, KeyOf, ReturnsOf } from '../../kernel/contract.ts';
import type { InputOf } from '../api.ts';
import { useCommand } from '../command.ts';
import { useFormDraft } from '../draft.ts';
import { findDraft, keepAttempt } from '../kept-drafts.ts';
import { readings } from '../read.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Translate, translate } from '../i18n/words.ts';
import { codeOf, ProblemError } from '../problem.ts';
import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { ErrorSummary, fieldWords } from './error-summary.tsx';
import { FormLines, labelsOf, say } from './form-lines.tsx';
import type { LinesOf, Loose, TypedOf } from './lines-of.ts';
import { Notice } from './notice.tsx';

/** Passed in, not asked: the version on which the change is based, unless named otherwise. */
type GivenBy<E extends Endpoint> = Extract<'baseVersion', keyof BodyOf<E>>;
type Asked<E extends Endpoint, Given extends keyof BodyOf<E>> = Without<BodyOf<E>, Given>;
/** Distributes over each shape that the body may have. */
type Without<Body, Name extends PropertyKey> = Body extends unknown ? Omit<Body, Name> : never;

export type CommandFormProps<E extends Endpoint, Shape, Given extends keyof BodyOf<E>> = Loose<
  'params',
  InputOf<E>['params']
> &
  Loose<'given', [Given] extends [never] ? undefined : Pick<BodyOf<E>, Given>> & {
    readonly command: KeyOf<E>;
    readonly room: WordRoom;
    readonly lines: LinesOf<Shape>;
    /** Initial values, in the shape of the body. */
    readonly start?: Partial<Shape>;
    /** The button's label; left out: "Save". */
    readonly submit?: Text | ((typed: TypedOf<Shape>) => Text);
    /** Set if another button is the page's main one. */
    readonly isPlain?: boolean;
    /** If a page has several forms of this command: which one this is, and its label. */
    readonly which?: { readonly code: string; readonly label: string };
    /** Where cancelling leads; a form that is part of a page has none. */
    readonly backTo?: string;
    /** Where saving leads; left out: the form stays on the page and is cleared. */
    readonly opens?: string | ((answer: ReturnsOf<E>, values: Shape) => string);
    /** For a screen that shows the result in place. */
    readonly onSaved?: (answer: ReturnsOf<E>, values: Shape) => void;
    /** For what the screen asks beside the lines: empty again, after saving too. */
    readonly onAfresh?: () => void;
    /** Labels of fields that no line asks for, by path, for the error summary. */
    readonly labels?: Readonly<Record<string, WordKey>>;
    /** Above the lines; a function if it depends on what was typed. */
    readonly children?: ReactNode | ((typed: TypedOf<Shape>) => ReactNode);
    /** Below the lines: what the answers will lead to. */
    readonly below?: (typed: TypedOf<Shape>) => ReactNode;
  } & (Shape extends Asked<E, Given>
    ? { readonly toBody?: (values: Shape) => Asked<E, Given> }
    : { readonly toBody: (values: Shape) => Asked<E, Given> });

type Typing = 'lines' | 'given' | 'params' | 'submit' | 'children' | 'below' | 'toBody';
type AnyProps = Omit<CommandFormProps<Endpoint, Values, never>, Typing> & {
  readonly children?: ReactNode | ((typed: Typed) => ReactNode);
  readonly lines: Lines;
  readonly given?: object;
  readonly params?: unknown;
  readonly submit?: Text | ((typed: Typed) => Text);
  readonly below?: (typed: Typed) => ReactNode;
  readonly toBody?: (values: object) => object;
};
type Values = Readonly<Record<string, unknown>>;

/**
 * `CommandForm<typeof liftRestriction>`. If a form's questions are not the fields of the body, it
 * names their shape, `CommandForm<typeof appointGuardian, Questions>`, and `toBody` turns them into
 * the body.
 */
export function CommandForm<
  E extends Endpoint,
  Shape = Asked<E, GivenBy<E>>,
  Given extends keyof BodyOf<E> = GivenBy<E>,
>(props: CommandFormProps<E, Shape, Given>): ReactNode {
  return <Loosely {...(props as unknown as AnyProps)} />;
}

function Loosely(props: AnyProps): ReactNode {
  const { t } = useWords();
  const form = useCommandForm(props);
  return (
    <form
      className="stack readable"
      aria-label={props.which?.label}
      noValidate
      onSubmit={form.submit}
    >
      <ErrorSummary
        problem={form.problem}
        faults={form.faults}
        room={props.room}
        labels={{ ...labelsOf(props.lines, t), ...wordsOf(props.labels ?? {}, t) }}
        attempt={form.attempt}
      />
      {codeOf(form.problem) === conflict && (
        <Notice>
          <p>{t('kit.form.rebaseText')}</p>
          <p>
            <Button onClick={form.rebase}>{t('kit.form.rebase')}</Button>
          </p>
        </Notice>
      )}
      {form.isResumed && (
        <Notice>
          <p>{t('kit.form.resumed')}</p>
          <p>
            <Button onClick={form.startAfresh}>{t('kit.form.startAfresh')}</Button>
          </p>
        </Notice>
      )}
      {typeof props.children === 'function' ? props.children(form.typed) : props.children}
      <FormLines
        lines={props.lines}
        typed={form.typed}
        onChange={form.change}
        faultOf={wordsOfFault(form, props.room)}
      />
      {props.below?.(form.typed)}
      <div className="row">
        <Button kind={props.isPlain ? 'plain' : 'main'} type="submit" isBusy={form.isBusy}>
          {form.isBusy
            ? t('shell.form.working')
            : say(t, valueOf(props.submit ?? 'shell.form.save', form.typed))}
        </Button>
        {props.backTo && <ButtonLink to={props.backTo}>{t('shell.form.cancel')}</ButtonLink>}
      </div>
    </form>
  );
}

const conflict = 'conflict-changed-meanwhile';

function wordsOf(labels: Readonly<Record<string, WordKey>>, t: Translate) {
  return Object.fromEntries(Object.entries(labels).map(([path, key]) => [path, t(key)]));
}

function useCommandForm(props: AnyProps) {
  const [, open] = useLocation();
  const [tried, setTried] = useState<Tried>({ attempt: 0, half: [] });
  const place = [props.command, JSON.stringify(props.params ?? {}), props.which?.code ?? ''];
  const name = place.join(' ').trim();
  const { run, isBusy, problem, clear } = useCommand<Endpoint>(props.command, {
    last: () => findDraft(name)?.attempt,
    keep: (attempt) => keepAttempt(name, attempt),
  });
  const draft = useFormDraft(name, typedFrom(props.lines, props.start ?? {}), props.given ?? {});
  const read = evaluate(props.lines, draft.typed);
  const faults = tried.attempt === 0 ? [] : withHalfDays(read.faults, tried.half);
  const startAfresh = (): void => {
    draft.discard();
    setTried({ attempt: 0, half: [] });
    clear();
    props.onAfresh?.();
  };
  const rebase = (): void => {
    draft.rebase();
    clear();
    void readings.invalidateQueries();
  };
  const send = async (): Promise<void> => {
    const values = props.toBody ? props.toBody(read.body) : read.body;
    const answer = await run({
      params: props.params,
      body: { ...values, ...draft.given },
    } as never);
    if (answer === null) return;
    startAfresh();
    props.onSaved?.(answer, read.body);
    const to = typeof props.opens === 'function' ? props.opens(answer, read.body) : props.opens;
    if (to !== undefined) open(to);
  };
  return {
    ...draft,
    attempt: tried.attempt,
    faults,
    isBusy,
    problem: faults.length > 0 ? null : problem,
    startAfresh,
    rebase,
    change: (part: Typed): void => {
      setTried({ ...tried, half: [] });
      draft.change(part);
    },
    submit: (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault();
      const half = halfDays(event.currentTarget);
      setTried({ attempt: tried.attempt + 1, half });
      if (read.faults.length === 0 && half.length === 0) void send();
    },
  };
}

/** `half`: dates that are only partly filled in; the browser then reports no value to us. */
type Tried = { readonly attempt: number; readonly half: readonly string[] };

function halfDays(form: HTMLFormElement): readonly string[] {
  return [...form.elements].flatMap((each) =>
    each instanceof HTMLInputElement && each.validity.badInput ? [each.name] : [],
  );
}

function withHalfDays(faults: readonly Fault[], half: readonly string[]): readonly Fault[] {
  const others = faults.filter(({ path }) => !half.includes(path));
  return [...half.map((path) => ({ path, words: 'shell.form.dayIncomplete' as const })), ...others];
}

/** The error of one field: what the form found, otherwise what the server answered. */
function wordsOfFault(
  { faults, problem }: { readonly faults: readonly Fault[]; readonly problem: unknown },
  room: WordRoom,
): (path: string) => string | null {
  return (path) => {
    const own = faults.find((fault) => fault.path === path);
    if (own) return translate(own.words);
    const said = problem instanceof ProblemError ? problem.problem.errors : [];
    const code = said?.find((fault) => fault.path === path)?.code;
    return code === undefined ? null : fieldWords(code, room);
  };
}

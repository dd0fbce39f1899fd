// A form as data: one line for each field of the body that an endpoint takes. The compiler refuses
// a field that the contract does not have, a missing field, and a code that is not one of its
// choices. What was typed survives a locked screen, a reload and a lost connection (`draft.ts`). It
// is sent once, and faults are shown above the form and beside each field.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Fault } from '../../engine/forms/evaluate.ts';
import type { Lines, Text, Typed } from '../../engine/forms/line.ts';
import type { WordKey, WordRoom } from '../../engine/languages/word-key.ts';
import type { BodyOf, Endpoint, KeyOf, ReturnsOf } from '../../kernel/contract.ts';
import type { InputOf } from '../api.ts';
import { useCommand } from '../command.ts';
import { findDraft, keepAttempt } from '../kept-drafts.ts';
import { readings } from '../read.ts';
import { useWords } from '../i18n/use-words.ts';
import { codeOf } from '../problem.ts';
import { Button } from './button.tsx';
import { FormSheet, useSheet } from './form-sheet.tsx';
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
    /** A second button: the same answers for another decision, typed in as it is pressed. */
    readonly also?: { readonly label: Text; readonly typed: Partial<TypedOf<Shape>> } | undefined;
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
    /** What to show for an answer that did nothing; what was typed stays. Null: it was saved. */
    readonly unlessSaved?: (answer: ReturnsOf<E>) => ReactNode;
    /** What the screen asks beside the lines and still misses; nothing is sent until then. */
    readonly beside?: readonly Fault[];
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

type Typing = 'lines' | 'given' | 'params' | 'submit' | 'also' | 'children' | 'below' | 'toBody';
type AnyProps = Omit<CommandFormProps<Endpoint, Values, never>, Typing> & {
  readonly children?: ReactNode | ((typed: Typed) => ReactNode);
  readonly lines: Lines;
  readonly given?: object;
  readonly params?: unknown;
  readonly submit?: Text | ((typed: Typed) => Text);
  readonly also?: { readonly label: Text; readonly typed: Typed };
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
  const { sheet, command, nothing } = useCommandForm(props);
  const rebase = (): void => {
    sheet.rebase();
    command.clear();
    void readings.invalidateQueries();
  };
  return (
    <FormSheet
      {...props}
      sheet={sheet}
      isBusy={command.isBusy}
      problem={command.problem}
      notice={
        sheet.faults.length === 0 && codeOf(command.problem) === conflict ? (
          <Notice>
            <p>{t('kit.form.rebaseText')}</p>
            <p>
              <Button onClick={rebase}>{t('kit.form.rebase')}</Button>
            </p>
          </Notice>
        ) : (
          nothing
        )
      }
    />
  );
}

const conflict = 'conflict-changed-meanwhile';

function useCommandForm(props: AnyProps) {
  const [, open] = useLocation();
  const [nothing, setNothing] = useState<ReactNode>(null);
  const place = [props.command, JSON.stringify(props.params ?? {}), props.which?.code ?? ''];
  const name = place.join(' ').trim();
  const command = useCommand<Endpoint>(props.command, {
    last: () => findDraft(name)?.attempt,
    keep: (attempt) => keepAttempt(name, attempt),
  });
  const sheet = useSheet({
    name,
    lines: props.lines,
    start: props.start,
    given: props.given,
    beside: props.beside,
    typedAlso: props.also?.typed,
    onAfresh: () => {
      command.clear();
      props.onAfresh?.();
    },
    async onSend(read, given) {
      setNothing(null);
      const values = props.toBody ? props.toBody(read) : read;
      const answer = await command.run({
        params: props.params,
        body: { ...values, ...given },
      } as never);
      const shown = answer === null ? null : props.unlessSaved?.(answer);
      if (answer === null || shown) {
        setNothing(shown);
        return;
      }
      sheet.startAfresh();
      props.onSaved?.(answer, read);
      const to = typeof props.opens === 'function' ? props.opens(answer, read) : props.opens;
      if (to !== undefined) open(to);
    },
  });
  return { sheet, command, nothing };
}

// A form whose controls are checked when it is sent: what the browser finds is said in our words,
// above the form and beside each field, never in its own bubbles. Forms made of lines check
// themselves (`form-sheet.tsx`).

import { type FormEvent, type ReactNode, useState } from 'react';
import type { WordKey, WordRoom } from '../../engine/languages/word-key.ts';
import { translate } from '../i18n/words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FoundFaults } from './field.tsx';
import { wordsFor } from './own-words.ts';
import { whenGone } from './when-gone.ts';

export function CheckedForm(props: {
  readonly problem: unknown;
  /** What could not be done, if not saving. */
  readonly title?: string;
  readonly room?: WordRoom;
  readonly labels?: Readonly<Record<string, string>>;
  /** What a refusal means in this form, by its code. */
  readonly instead?: Readonly<Record<string, WordKey>>;
  readonly className?: string;
  readonly onSend: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const [found, setFound] = useState<{ faults: readonly Found[]; problem: unknown }>(nothing);
  const [attempt, setAttempt] = useState(0);
  // A problem that came later is of another way to do the same: a passkey beside the form.
  const isOvertaken = Boolean(props.problem) && props.problem !== found.problem;
  const faults = isOvertaken ? nothing.faults : found.faults;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const here = findFaults(event.currentTarget);
    setFound({ faults: here, problem: props.problem });
    if (here.length === 0) return props.onSend();
    setAttempt(attempt + 1);
  };
  const settle = ({ target }: FormEvent<HTMLFormElement>): void => {
    const path = target instanceof Element ? pathOf(target) : null;
    if (faults.some((fault) => fault.path === path))
      setFound({ ...found, faults: faults.filter((fault) => fault.path !== path) });
  };
  return (
    <form
      className={props.className ?? 'stack readable'}
      noValidate
      onSubmit={send}
      onInput={settle}
    >
      <ErrorSummary
        problem={faults.length > 0 ? null : props.problem}
        title={props.title}
        room={props.room}
        faults={faults}
        labels={{ ...props.labels, ...Object.fromEntries(faults.map((at) => [at.path, at.label])) }}
        attempt={attempt}
        instead={{ ...whenGone, ...props.instead }}
      />
      <FoundFaults value={new Map(faults.map(({ path, words }) => [path, words]))}>
        {props.children}
      </FoundFaults>
    </form>
  );
}

type Found = { readonly path: string; readonly label: string; readonly words: string };
const nothing = { faults: [], problem: null };

function findFaults(form: HTMLFormElement): readonly Found[] {
  const found = new Map<string, Found>();
  for (const each of form.elements) {
    const words = wordsOf(each);
    const path = pathOf(each);
    if (words !== null && !found.has(path)) found.set(path, { path, label: labelOf(each), words });
  }
  return [...found.values()];
}

function wordsOf(each: Element): string | null {
  if (each instanceof HTMLElement && each.dataset['found']) return each.dataset['found'];
  if (!isControl(each) || each.validity.valid) return null;
  return translate(wordsFor(each.validity, each.type));
}

function isControl(each: Element): each is Control {
  return (
    each instanceof HTMLInputElement ||
    each instanceof HTMLSelectElement ||
    each instanceof HTMLTextAreaElement
  );
}
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Several controls that answer one question have the name of their group. */
function groupOf(each: Element): HTMLFieldSetElement | null {
  return each instanceof HTMLFieldSetElement
    ? each
    : each instanceof HTMLInputElement && each.type !== 'radio' && each.name !== ''
      ? null
      : each.closest('fieldset');
}

function pathOf(each: Element): string {
  const named = groupOf(each) ?? each;
  return named.getAttribute('name') ?? named.id;
}

function labelOf(each: Element): string {
  const group = groupOf(each);
  const label = group ? group.querySelector('legend') : isControl(each) && each.labels?.[0];
  // Without the mark that the answer is optional.
  const own = [...(label ? label.childNodes : [])].filter(({ nodeType }) => nodeType === 3);
  const words = own.map(({ textContent }) => textContent).join('');
  return words.trim() || (label && label.textContent?.trim()) || '';
}

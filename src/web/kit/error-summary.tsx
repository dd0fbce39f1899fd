// What went wrong, in words: the room's own text for a refusal if there is one, otherwise the
// general one. It takes the focus when it appears and names each field with a link to its control.
// It shows no code; if the fault is ours, it shows the number to report it by.

import { type ReactNode, useEffect, useRef } from 'react';
import type { WordKey, WordRoom, WordValues } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { findWords } from '../i18n/words.ts';
import { codeOf, ProblemError } from '../problem.ts';
import { Notice } from './notice.tsx';

/** What is wrong with one field, in the screen's language. */
export type SaidFault = { readonly path: string; readonly words: string };

/**
 * `problem`: from `useCommand`; nothing is shown while it is null. `faults`: what the form found
 * itself before sending. `room`: its `refusals.<code>` are looked up first; `title` replaces "could
 * not be saved". `labels`: the label of a field by its path in the request body. `attempt`: the
 * focus moves here whenever it rises. `instead`: what a code means in a form that asks less.
 */
export function ErrorSummary({
  problem,
  faults = [],
  title,
  room,
  labels = {},
  attempt,
  instead = {},
}: {
  readonly problem: unknown;
  readonly faults?: readonly SaidFault[];
  readonly title?: string;
  readonly room?: WordRoom;
  readonly labels?: Readonly<Record<string, string>>;
  readonly attempt?: number;
  readonly instead?: Readonly<Record<string, WordKey>>;
}): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem || attempt) box.current?.focus();
  }, [problem, attempt]);
  if (!problem && faults.length === 0) return null;
  const document = problem instanceof ProblemError ? problem.problem : null;
  const code = codeOf(problem);
  const words = instead[code] ? t(instead[code]) : wordsFor(code, room, document?.facts);
  const fields = [
    ...faults,
    ...(document?.errors ?? []).map(({ path, code }) => ({ path, words: fieldWords(code, room) })),
  ];
  return (
    <Notice kind="danger" title={title ?? t('shell.form.stopped')} isAnnounced focusRef={box}>
      {Boolean(problem) && <p>{words}</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, words }) => (
            <li key={path + words}>
              <button
                type="button"
                className="button button-quiet"
                onClick={({ currentTarget }) => focusField(path, currentTarget.form)}
              >
                {labelled(labelOf(path, labels), words)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {document?.reference && (
        <p className="small">{t('shell.form.reference', { reference: document.reference })}</p>
      )}
    </Notice>
  );
}

/** A label that asks needs no colon after its question mark. */
function labelled(label: string, words: string): string {
  if (words === '') return label;
  return label.endsWith('?') ? `${label} ${words}` : `${label}: ${words}`;
}

/** The text for one field's error code from the server; empty if there is none. */
export function fieldWords(code: string, room?: WordRoom): string {
  return (room && findWords(`${room}.refusals.${code}`)) ?? findWords(`problems.${code}`) ?? '';
}

/** The label of the field, or of its parent: `holder` for `holder.personId`. */
function labelOf(path: string, labels: Readonly<Record<string, string>>): string {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
    const label = labels[part];
    if (label) return label;
  }
  return path;
}

/** `<room>.refusals.<code>`, otherwise `problems.<code>`, otherwise the most general text. */
export function wordsFor(code: string, room?: WordRoom, facts?: WordValues): string {
  return (
    (room && findWords(`${room}.refusals.${code}`, facts)) ??
    findWords(`problems.${code}`, facts) ??
    findWords('problems.refused') ??
    findWords('shell.form.stopped') ??
    ''
  );
}

/** Several forms on a page may have a field of the same name; a search stands beside its form. */
function focusField(path: string, form: HTMLFormElement | null): void {
  const named = [...document.getElementsByName(path)];
  const field =
    named.find((each) => form?.contains(each)) ?? named[0] ?? document.getElementById(path);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

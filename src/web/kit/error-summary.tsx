// What went wrong, in words: the room's own words for a refusal first, then the general ones. It
// takes the focus when it appears, names each field with a link to its control, and shows no code,
// unless the fault is ours: then the number to report it by.

import { type ReactNode, useEffect, useRef } from 'react';
import type { WordRoom, WordValues } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { findWords } from '../i18n/words.ts';
import { codeOf, type FieldProblem, ProblemError } from '../problem.ts';
import { Notice } from './notice.tsx';

/**
 * `problem`: from `useCommand`, nothing is shown while it is null. `room`: whose `refusals.<code>`
 * are looked up first; `title` replaces "could not be saved". `labels`: the label of a field by
 * its path in the request body.
 */
export function ErrorSummary({
  problem,
  title,
  room,
  labels = {},
}: {
  readonly problem: unknown;
  readonly title?: string;
  readonly room?: WordRoom;
  readonly labels?: Readonly<Record<string, string>>;
}): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const document = problem instanceof ProblemError ? problem.problem : null;
  return (
    <Notice kind="danger" title={title ?? t('shell.form.stopped')} isAnnounced focusRef={box}>
      <p>{wordsFor(codeOf(problem), room, document?.facts)}</p>
      <FieldProblems problems={document?.errors ?? []} labels={labels} room={room} />
      {document?.reference && (
        <p className="small">{t('shell.form.reference', { reference: document.reference })}</p>
      )}
    </Notice>
  );
}

/** `<room>.refusals.<code>`, else `problems.<code>`, else the plainest words there are. */
export function wordsFor(code: string, room?: WordRoom, facts?: WordValues): string {
  return (
    (room && findWords(`${room}.refusals.${code}`, facts)) ??
    findWords(`problems.${code}`, facts) ??
    findWords('problems.refused') ??
    findWords('shell.form.stopped') ??
    ''
  );
}

function FieldProblems({
  problems,
  labels,
  room,
}: {
  readonly problems: readonly FieldProblem[];
  readonly room?: WordRoom | undefined;
  readonly labels: Readonly<Record<string, string>>;
}): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map(({ path, code }) => {
        const label = labels[path] ?? path;
        const words =
          (room && findWords(`${room}.refusals.${code}`)) ?? findWords(`problems.${code}`);
        return (
          <li key={path + code}>
            <button type="button" className="button button-quiet" onClick={() => focusField(path)}>
              {words ? `${label}: ${words}` : label}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function focusField(path: string): void {
  const [field] = document.getElementsByName(path);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

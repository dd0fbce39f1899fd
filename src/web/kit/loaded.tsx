// The four states of anything that comes from the server: loading, nothing yet, server not reached
// (with what is kept here and since when), content. A screen passes in its reading and cannot
// forget one of them.

import type { ReactNode } from 'react';
import { formatTime } from '../../engine/languages/format.ts';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { codeOf, OfflineError, ProblemError } from '../problem.ts';
import type { Reading } from '../read.ts';
import { useMe } from '../use-session.ts';
import { Button } from './button.tsx';
import { wordsFor } from './error-summary.tsx';
import { Notice } from './notice.tsx';

/** `empty`: shown instead if `isEmpty` returns true (default: a list without entries). */
export function Loaded<Value>({
  query,
  empty,
  isEmpty = hasNothing,
  room,
  children,
}: {
  readonly query: Reading<Value>;
  readonly empty?: ReactNode;
  readonly isEmpty?: (value: Value) => boolean;
  readonly room?: WordRoom;
  readonly children: (value: Value) => ReactNode;
}): ReactNode {
  const { data, error } = query;
  if (data === undefined) {
    return error ? <Unreachable query={query} room={room} /> : <Loading />;
  }
  return (
    <>
      {error !== null && error !== undefined && <Unreachable query={query} room={room} />}
      {isEmpty(data) ? (empty ?? <EmptyState />) : children(data)}
    </>
  );
}

function hasNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const lists = Object.values(value ?? {}).filter(Array.isArray);
  return lists.length === 1 && lists[0]!.length === 0;
}

export function Loading(): ReactNode {
  const { t } = useWords();
  return <output className="loading">{t('shell.states.loading')}</output>;
}

/** Nothing here yet: tells the reader why, and what can be done about it. */
export function EmptyState({
  title,
  children,
}: {
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="empty">
      <p className="label">{title ?? t('shell.states.empty')}</p>
      {children}
    </div>
  );
}

function Unreachable<Value>({
  query,
  room,
}: {
  readonly query: Reading<Value>;
  readonly room: WordRoom | undefined;
}): ReactNode {
  const { t } = useWords();
  const me = useMe();
  const isAway = query.error instanceof OfflineError;
  const code = codeOf(query.error);
  const isAbsent = query.error instanceof ProblemError && code === 'not-found';
  const since = query.receivedAt > 0 ? formatTime(new Date(query.receivedAt), me.timeZone) : null;
  return (
    <Notice
      kind={isAbsent ? 'info' : 'warning'}
      isAnnounced
      title={t(
        isAway
          ? 'shell.states.unreachable'
          : isAbsent
            ? 'shell.notFound.title'
            : 'shell.states.failed',
      )}
    >
      <p>{isAway ? t('shell.states.unreachableText') : wordsFor(code, room)}</p>
      {since && <p>{t('shell.states.shownSince', { time: since })}</p>}
      {!isAbsent && (
        <p>
          <Button onClick={query.retry}>{t('shell.states.tryAgain')}</Button>
        </p>
      )}
    </Notice>
  );
}

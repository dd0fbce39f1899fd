// The first thing on the page: whether anything needs attention, since when, and what that means
// for people.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { DeadLetter, KindShown } from '../shapes.ts';

export function Verdict({
  kinds,
  dead,
}: {
  readonly kinds: readonly KindShown[];
  readonly dead: readonly DeadLetter[];
}): ReactNode {
  const { t } = useWords();
  const stuck = kinds.filter((kind) => kind.isStuck);
  if (stuck.length === 0 && dead.length === 0) {
    // For less than an hour: no alarm, but not fine either.
    if (kinds.some(({ failingSince }) => failingSince !== null)) {
      return (
        <Notice kind="warning">
          <p>{t('jobs.triedAgain')}</p>
        </Notice>
      );
    }
    return (
      <Notice kind="success">
        <p>{t('jobs.fine')}</p>
      </Notice>
    );
  }
  return (
    <>
      {stuck.length > 0 && (
        <Notice kind="danger" title={t('jobs.stuckTitle')}>
          {stuck.map((kind) => (
            <Stuck key={kind.kind} kind={kind} />
          ))}
        </Notice>
      )}
      {dead.length > 0 && (
        <Notice kind="warning" title={t('jobs.deadTitle', { count: dead.length })}>
          <p>{t('jobs.deadText')}</p>
        </Notice>
      )}
    </>
  );
}

function Stuck({ kind }: { readonly kind: KindShown }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const since = kind.failingSince ?? kind.waitingSince;
  const facts = {
    kind: t(`jobs.kinds.${kind.kind}`),
    at: since === null ? '' : formatDateTime(locale, new Date(since), timeZone),
  };
  return (
    <p>
      {t(kind.failingSince === null ? 'jobs.waitsSince' : 'jobs.failsSince', facts)}{' '}
      {t(`jobs.follows.${kind.kind}`)}
    </p>
  );
}

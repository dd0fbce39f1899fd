// What happened with a person, newest first, in codes that have words. No text of a visit or an
// assessment is here; they are read where they were written.

import type { ReactNode } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { isDay, toDay } from '../../../kernel/day.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { List } from '../../../web/kit/list.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readTimeline } from '../today/api.ts';
import { CaseScreen } from './case-screen.tsx';

type Item = ReturnsOf<typeof readTimeline>['items'][number];

export function PersonTimeline({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <CaseScreen personId={personId} tabTitle="care.timeline.title">
      {() => <Entries personId={personId} />}
    </CaseScreen>
  );
}

function Entries({ personId }: { readonly personId: string }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <List<typeof readTimeline, Item>
      read="GET /api/persons/:personId/timeline"
      params={{ personId }}
      room="care"
      label="care.timeline.title"
      none={{ title: 'care.timeline.none' }}
      next="care.timeline.older"
      rows={({ items }) => items}
      keyOf={({ id }) => id}
      show={(items) => (
        <Timeline
          label={t('care.timeline.title')}
          entries={items.map((item) => ({
            key: item.kind + item.id + item.code,
            day: item.at,
            when: formatDateTime(locale, new Date(item.at), timeZone),
            title: titleOf(item),
            text: textOf(item, locale),
          }))}
        />
      )}
    />
  );
}

function titleOf({ kind, code }: Item): string {
  return (
    findWords(`care.timeline.${kind}.${code}`) ?? findWords(`care.timeline.kinds.${kind}`) ?? ''
  );
}

/** Facts that have words of their own; a fact without any is left out. */
function textOf({ kind, facts }: Item, locale: Locale): string {
  const words = (path: string, value: unknown): string | null =>
    typeof value === 'string' ? findWords(`care.${path}.${value}`) : null;
  const day = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' && isDay(value)
      ? findWords(`care.timeline.facts.${name}`, { day: formatDay(locale, toDay(value), 'medium') })
      : null;
  };
  const concern =
    kind === 'visit' && facts['safetyConcern'] !== 'none'
      ? words('safetyConcerns', facts['safetyConcern'])
      : null;
  return [
    words('services', facts['service']),
    facts['reason'] === 'opened'
      ? null
      : words(
          kind === 'assignment'
            ? 'assignmentReasons'
            : kind === 'action'
              ? 'notDoneReasons'
              : 'movingReasons',
          facts['reason'],
        ),
    words('coverKinds', facts['coverKind']),
    concern,
    ...['visitedOn', 'nextVisitOn', 'assessedOn', 'heldOn', 'fromOn', 'untilOn'].map(day),
  ]
    .filter(Boolean)
    .join(' · ');
}

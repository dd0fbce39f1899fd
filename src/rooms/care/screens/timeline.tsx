// What happened with a person, newest first, in plain sentences with when and who. No text of a
// visit or an assessment is here; they are read where they were written.

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
  const whenOf = ({ at, by }: Item): string => {
    const when = formatDateTime(locale, new Date(at), timeZone);
    return by === null ? when : t('care.timeline.by', { when, name: by });
  };
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
            when: whenOf(item),
            title: titleOf(item, locale),
            text: textOf(item, locale),
          }))}
        />
      )}
    />
  );
}

type Words = Readonly<Record<string, string>>;
const wordsOf = (key: string, values?: Words): string => findWords(key, values) ?? '';

/** One plain sentence. */
function titleOf({ kind, code, facts, whom }: Item, locale: Locale): string {
  const who = { whom: whom ?? wordsOf('care.timeline.colleague') };
  const day = facts['putOffUntil'];
  switch (kind) {
    case 'concern':
      return wordsOf('care.timeline.concern', { outcome: wordsOf(`urgent.outcomes.${code}`) });
    case 'put-off':
      return wordsOf(`care.timeline.put-off.${code}`, {
        what: wordsOf(`urgent.putOff.kinds.${facts['putOff']}`),
        day: typeof day === 'string' && isDay(day) ? formatDay(locale, toDay(day), 'medium') : '',
      });
    case 'told':
      return wordsOf('care.timeline.told', {
        what: toldWords(String(facts['toldKind']), String(facts['toldCode'])),
        answer: wordsOf(`told.answers.${code}`),
      });
    default:
      return wordsOf(`care.timeline.${kind}.${code}`, who);
  }
}

function toldWords(kind: string, code: string): string {
  if (kind === 'legal-aid') return wordsOf(`told.legal.${code}`);
  const what = kind === 'language' ? `people.languages.${code}` : `told.codes.${code}`;
  return `${wordsOf(`told.kinds.${kind}`)}: ${wordsOf(what)}`;
}

/** Where the words of a coded fact are. */
const wordsOfFact: Readonly<Record<string, string>> = {
  service: 'care.services',
  coverKind: 'care.coverKinds',
  handed: 'care.timeline.handed',
  declined: 'urgent.declines',
  putOffWhy: 'urgent.putOff.reasons',
};
const reasonsOf: Readonly<Partial<Record<Item['kind'], string>>> = {
  assignment: 'care.assignmentReasons',
  action: 'care.notDoneReasons',
};
const days = ['visitedOn', 'nextVisitOn', 'assessedOn', 'heldOn', 'fromOn', 'untilOn'];

/** Facts that have words of their own; a fact without any is left out. */
function textOf({ kind, facts }: Item, locale: Locale): string {
  const worded = (path: string, value: unknown): string | null =>
    typeof value === 'string' ? findWords(`${path}.${value}`) : null;
  const day = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' && isDay(value)
      ? findWords(`care.timeline.facts.${name}`, { day: formatDay(locale, toDay(value), 'medium') })
      : null;
  };
  const isTold = facts['reason'] !== 'opened' && facts['reason'] !== 'first-assignment';
  return [
    ...Object.entries(wordsOfFact).map(([name, path]) => worded(path, facts[name])),
    isTold ? worded(reasonsOf[kind] ?? 'care.movingReasons', facts['reason']) : null,
    facts['safetyConcern'] === 'none'
      ? null
      : worded('care.safetyConcerns', facts['safetyConcern']),
    ...days.map(day),
  ]
    .filter(Boolean)
    .join(' · ');
}

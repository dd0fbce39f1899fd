// What is going on with a grant, in two words and a line: it waits, it is in force, it ends.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { Grant } from './steps.ts';

export const grantStates = ['waiting', 'invited', 'expired', 'active', 'withdrawn'] as const;
export type GrantState = (typeof grantStates)[number];

/** `invited`: confirmed, and the person has not come in yet. */
export function stateOf(grant: Grant, now = new Date()): GrantState {
  if (grant.withdrawn) return 'withdrawn';
  if (grant.confirmed) return grant.opening === 'opened' ? 'active' : 'invited';
  return grant.expiresAt !== null && new Date(grant.expiresAt) <= now ? 'expired' : 'waiting';
}

const badges = {
  active: 'success',
  invited: 'info',
  waiting: 'warning',
  expired: 'danger',
  withdrawn: 'plain',
} as const;

export function StateOfGrant({ grant }: { readonly grant: Grant }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const state = stateOf(grant);
  const day = (at: string): string => formatDay(locale, dayAt(new Date(at), timeZone), 'medium');
  const lines = [
    state === 'waiting' && grant.expiresAt
      ? t('accounts.list.expires', { day: day(grant.expiresAt) })
      : null,
    state === 'invited' || state === 'waiting' || state === 'expired'
      ? t(`accounts.opening.${grant.opening ?? 'over'}`)
      : null,
    grant.dutyAsked
      ? t('accounts.list.dutyAsked', {
          duty: t(`accounts.duties.${grant.dutyAsked.duty}`),
          name: grant.dutyAsked.by,
        })
      : null,
    grant.withdrawalAsked
      ? t('accounts.list.withdrawalAsked', {
          name: grant.withdrawalAsked.by,
          day: day(grant.withdrawalAsked.at),
        })
      : null,
  ].filter((line) => line !== null);
  return (
    <>
      <Badge kind={badges[state]}>{t(`accounts.states.${state}`)}</Badge>
      {lines.map((line) => (
        <span key={line} className="soft small accounts-under">
          {line}
        </span>
      ))}
    </>
  );
}

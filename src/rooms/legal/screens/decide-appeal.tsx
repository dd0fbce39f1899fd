// Records the outcome of an appeal, once. A quashed restriction ends on that day.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { decideAppeal } from '../restriction/api.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { appealOutcomes } from '../restriction/model.ts';
import { OfRestriction, paramsOf, type RestrictionParams } from './restriction-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function DecideAppeal({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  const of = paramsOf(params);
  return (
    <OfRestriction of={of} title="restrictions.appeal.decide" lead="restrictions.appeal.decideLead">
      {(page) => {
        const found = page.appeals.find(({ id }) => id === params['appealId']);
        if (found && found.state !== 'pending') return <Notice>{t('restrictions.gone')}</Notice>;
        return found ? (
          <Deciding of={of} page={page} appeal={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfRestriction>
  );
}

type DecidingProps = {
  readonly of: RestrictionParams;
  readonly page: RestrictionPage;
  readonly appeal: RestrictionPage['appeals'][number];
};

function Deciding({ of, page, appeal }: DecidingProps): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  return (
    <CommandForm<typeof decideAppeal>
      command="PUT /api/matters/:subjectId/restrictions/:restrictionId/appeals/:appealId"
      params={{ ...of, appealId: appeal.id }}
      given={{ baseVersion: appeal.version }}
      room="restrictions"
      backTo={to(paths.restriction, of)}
      opens={to(paths.restriction, of)}
      lines={{
        outcome: {
          is: 'choice',
          label: 'restrictions.appeal.outcome',
          codes: appealOutcomes,
          words: (code) => `restrictions.appealStates.${code}`,
          hints: (code) => `restrictions.appealHints.${code}`,
        },
        decidedOn: {
          is: 'day',
          label: 'restrictions.appeal.decidedOn',
          from: toDay(appeal.lodgedOn),
          fromIs: 'restrictions.appeal.lodgedOn',
          until: today,
        },
        orderNumber: {
          is: 'text',
          label: 'legal.restriction.orderNumber',
          lengthMax: 80,
          isOptional: ({ outcome }) => outcome === 'withdrawn',
        },
        scope: {
          is: 'long-text',
          label: 'restrictions.vary.scope',
          lengthMax: 2000,
          isOptional: true,
          when: ({ outcome }) => outcome === 'varied',
        },
        endOn: {
          is: 'day',
          label: 'restrictions.vary.endOn',
          hint: 'restrictions.vary.endOnHint',
          isOptional: true,
          when: ({ outcome }) => outcome === 'varied',
          until: addDays(toDay(page.restriction.lastDay), -1),
        },
      }}
    >
      <Facts
        facts={[
          [t('restrictions.appeal.court'), appeal.court],
          [t('restrictions.appeal.lodgedOn'), formatDay(locale, toDay(appeal.lodgedOn))],
        ]}
      />
    </CommandForm>
  );
}

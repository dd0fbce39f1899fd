// Records that the person was told about a restriction: when it begins, and again before it ends.

import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { localeNames } from '../../../engine/languages/locale.ts';
import { addDays, daysBetween, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { tellOfRestriction } from '../restriction/api-course.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { noticeOpensDays, toldBeforeDaysMax } from '../restriction/rules.ts';
import { noticeKinds, noticeLanguages, noticeWays } from '../restriction/model.ts';
import { OfRestriction, paramsOf, type RestrictionParams } from './restriction-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function TellOfRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  return (
    <OfRestriction of={of} title="restrictions.telling.title" lead="restrictions.telling.lead">
      {(page) => <Telling of={of} page={page} />}
    </OfRestriction>
  );
}

type TellingProps = { readonly of: RestrictionParams; readonly page: RestrictionPage };

function Telling({ of, page }: TellingProps): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const lastDay = toDay(page.restriction.lastDay);
  const isNear = daysBetween(today, lastDay) <= noticeOpensDays;
  const codes = isNear ? noticeKinds : (['beginning'] as const);
  const [query] = useSearchParams();
  const asked = codes.find((each) => each === query.get('about'));
  return (
    <CommandForm<typeof tellOfRestriction>
      command="POST /api/matters/:subjectId/restrictions/:restrictionId/notices"
      params={of}
      room="restrictions"
      backTo={to(paths.restriction, of)}
      opens={to(paths.restriction, of)}
      {...(asked && { start: { about: asked } })}
      lines={{
        about: {
          is: 'choice',
          label: 'restrictions.telling.about',
          ...(isNear ? {} : { hint: 'restrictions.telling.endingLater' }),
          codes,
          words: (code) => `restrictions.about.${code}`,
        },
        toldOn: {
          is: 'day',
          label: 'restrictions.telling.toldOn',
          from: ({ about }) =>
            about === 'ending'
              ? addDays(lastDay, -noticeOpensDays)
              : addDays(toDay(page.restriction.startOn), -toldBeforeDaysMax),
          until: today,
        },
        how: {
          is: 'choice',
          label: 'restrictions.telling.how',
          codes: noticeWays,
          words: (code) => `restrictions.ways.${code}`,
        },
        language: {
          is: 'list',
          label: 'restrictions.telling.language',
          hint: 'restrictions.telling.languageHint',
          options: optionsOf(noticeLanguages, (each) =>
            each === 'other' ? t('restrictions.telling.otherLanguage') : localeNames[each],
          ),
        },
      }}
    />
  );
}

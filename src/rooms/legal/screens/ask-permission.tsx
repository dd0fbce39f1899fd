// Records that the person asked for permission. The order determines the deadline for the answer.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { askPermission } from '../restriction/api-course.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { OfRestriction, paramsOf, type RestrictionParams } from './restriction-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function AskPermission({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  return (
    <OfRestriction
      of={of}
      title="restrictions.permission.ask"
      lead="restrictions.permission.askLead"
    >
      {(page) => <Asking of={of} page={page} />}
    </OfRestriction>
  );
}

type AskingProps = { readonly of: RestrictionParams; readonly page: RestrictionPage };

function Asking({ of, page }: AskingProps): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const answerBy = (askedOn: Day | ''): string | false =>
    askedOn !== '' &&
    t('restrictions.permission.answerBy', {
      day: formatDay(locale, addDays(askedOn, page.permissionAnswerDays)),
    });
  return (
    <CommandForm<typeof askPermission>
      command="POST /api/matters/:subjectId/restrictions/:restrictionId/permissions"
      params={of}
      room="restrictions"
      backTo={to(paths.restriction, of)}
      opens={to(paths.restriction, of)}
      lines={{
        askedOn: {
          is: 'day',
          label: 'restrictions.permission.askedOn',
          from: toDay(page.restriction.startOn),
          fromIs: 'legal.restriction.startOn',
          until: today,
          under: ({ askedOn }) => <p role="status">{answerBy(askedOn)}</p>,
        },
        purpose: {
          is: 'long-text',
          label: 'restrictions.permission.purpose',
          hint: 'restrictions.permission.purposeHint',
          lengthMax: 2000,
          rows: 3,
        },
        fromOn: {
          is: 'day',
          label: 'restrictions.permission.fromOn',
          until: toDay(page.restriction.lastDay),
          untilIs: 'legal.restriction.endOn',
        },
        toOn: {
          is: 'day',
          label: 'restrictions.permission.toOn',
          from: ({ fromOn }) => fromOn || undefined,
          fromIs: 'restrictions.permission.fromOn',
        },
      }}
    />
  );
}

// Records the answer to a request, once. A refusal needs a reason that can be told to the person.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { answerPermission } from '../restriction/api-course.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { permissionAnswers } from '../restriction/model.ts';
import { OfRestriction, paramsOf, type RestrictionParams } from './restriction-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

type Request = RestrictionPage['requests'][number];

export function AnswerPermission({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  const of = paramsOf(params);
  return (
    <OfRestriction
      of={of}
      title="restrictions.permission.answer"
      lead="restrictions.permission.answerLead"
    >
      {({ requests }) => {
        const found = requests.find(({ id }) => id === params['permissionId']);
        if (found && found.answer !== null) return <Notice>{t('restrictions.gone')}</Notice>;
        return found ? (
          <Answering of={of} request={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfRestriction>
  );
}

type AnsweringProps = { readonly of: RestrictionParams; readonly request: Request };

function Answering({ of, request }: AnsweringProps): ReactNode {
  const today = useToday();
  return (
    <CommandForm<typeof answerPermission>
      command="PUT /api/matters/:subjectId/restrictions/:restrictionId/permissions/:permissionId"
      params={{ ...of, permissionId: request.id }}
      room="restrictions"
      backTo={to(paths.restriction, of)}
      opens={to(paths.restriction, of)}
      lines={{
        answer: {
          is: 'choice',
          label: 'restrictions.permission.theAnswer',
          codes: permissionAnswers,
          words: (code) => `restrictions.answers.${code}`,
        },
        answeredOn: {
          is: 'day',
          label: 'restrictions.permission.answeredOn',
          from: toDay(request.askedOn),
          fromIs: 'restrictions.permission.askedOn',
          until: today,
        },
        reason: {
          is: 'long-text',
          label: 'restrictions.permission.reason',
          hint: 'restrictions.permission.reasonHint',
          lengthMax: 2000,
          rows: 3,
          isOptional: ({ answer }) => answer !== 'refused',
        },
      }}
    >
      <Asked request={request} />
    </CommandForm>
  );
}

function Asked({ request }: { readonly request: Request }): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day));
  return (
    <Facts
      facts={[
        [t('restrictions.permission.purpose'), request.purpose],
        [
          t('restrictions.permission.days'),
          t('restrictions.permission.span', { from: say(request.fromOn), to: say(request.toOn) }),
        ],
        [t('restrictions.permission.askedOn'), say(request.askedOn)],
        [t('restrictions.permission.due'), say(request.answerDueOn)],
      ]}
    />
  );
}

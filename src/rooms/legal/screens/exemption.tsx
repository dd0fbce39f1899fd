// A request for exemption, amnesty or pardon as a checklist: legal aid first, then each condition
// with its answer and evidence, then the decision.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { answerCondition } from '../exemption/api.ts';
import type { ExemptionShown, ProceedingPage } from '../charge/shapes.ts';
import { conditionAnswers } from '../charge/model.ts';
import { ExemptionDecision } from './exemption-decision.tsx';
import { OfProceeding } from './of-proceeding.tsx';

export function Exemption({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.exemption.title"
      lead={t('proceedings.exemption.lead')}
    >
      {(proceeding) => {
        const found = proceeding.exemptions.find(({ id }) => id === params['requestId']);
        return found ? (
          <Checklist proceeding={proceeding} request={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfProceeding>
  );
}

function Checklist({
  proceeding,
  request,
}: {
  readonly proceeding: ProceedingPage;
  readonly request: ExemptionShown;
}): ReactNode {
  const { t, locale } = useWords();
  const { rule, state } = request;
  const say = (day: string) => formatDay(locale, toDay(day));
  const isOpen = state === 'open';
  return (
    <div className="stack">
      <Card title={t('proceedings.exemption.aid')}>
        <p>
          {say(request.legalAidOfferedOn)}:{' '}
          {t(`proceedings.exemption.aidAnswers.${request.legalAidAnswer}`)}
        </p>
      </Card>
      <Card title={`${t(`law.kinds.${rule.kind}`)}: ${pickName(rule.names, locale)}`}>
        <Facts
          facts={[
            [t('proceedings.exemption.openedOn'), say(request.openedOn)],
            [
              t('law.known'),
              <>
                <Badge kind={rule.status === 'checked-against-statute' ? 'success' : 'warning'}>
                  {t(`law.statuses.${rule.status}`)}
                </Badge>{' '}
                {pickName(rule.sourceNames, locale)}
              </>,
            ],
            [t('proceedings.exemption.state'), t(`proceedings.exemption.states.${state}`)],
            [t('proceedings.exemption.body'), request.decidedBy],
            [t('proceedings.exemption.order'), request.orderNumber],
            [t('proceedings.exemption.decidedOn'), request.decidedOn && say(request.decidedOn)],
          ]}
        />
      </Card>
      <Card title={t('proceedings.exemption.conditions')}>
        <p className="label">{t(`law.together.${rule.together}`)}</p>
        <ol className="stack">
          {rule.conditions.map(({ code, names }) => (
            <li key={code}>
              <Condition
                code={code}
                name={pickName(names, locale)}
                request={request}
                subjectId={proceeding.subjectId}
              />
            </li>
          ))}
        </ol>
        <Notice kind={request.isMet ? 'success' : 'info'}>
          <p>{t(request.isMet ? 'proceedings.exemption.met' : 'proceedings.exemption.notMet')}</p>
        </Notice>
      </Card>
      {isOpen && <ExemptionDecision proceeding={proceeding} request={request} />}
    </div>
  );
}

type ConditionProps = {
  readonly code: string;
  readonly name: string;
  readonly request: ExemptionShown;
  readonly subjectId: string;
};

function Condition({ code, name, request, subjectId }: ConditionProps): ReactNode {
  const { t, locale } = useWords();
  const known = request.answers.find(({ condition }) => condition === code);
  return (
    <div className="stack">
      <p className="label">{name}</p>
      <p>
        <Badge kind={known?.answer === 'yes' ? 'success' : 'plain'}>
          {known
            ? t(`proceedings.exemption.answers.${known.answer}`)
            : t('proceedings.exemption.unanswered')}
        </Badge>
        {known &&
          ` ${[known.evidence, formatDay(locale, toDay(known.on))].filter(Boolean).join(' · ')}`}
      </p>
      {request.state === 'open' && (
        <details open={!known}>
          <summary className="legal-summary">
            {t(known ? 'proceedings.exemption.changeAnswer' : 'proceedings.exemption.answer')}
          </summary>
          <Answering code={code} name={name} request={request} subjectId={subjectId} />
        </details>
      )}
    </div>
  );
}

type Questions = Omit<BodyOf<typeof answerCondition>, 'condition'>;

function Answering({ code, name, request, subjectId }: ConditionProps): ReactNode {
  return (
    <CommandForm<typeof answerCondition, Questions>
      command="POST /api/matters/:subjectId/exemptions/:requestId/answers"
      params={{ subjectId, requestId: request.id }}
      which={{ code, label: name }}
      toBody={(answers) => ({ ...answers, condition: code })}
      room="proceedings"
      submit="proceedings.exemption.saveAnswer"
      isPlain
      lines={{
        answer: {
          is: 'choice',
          label: 'proceedings.exemption.answer',
          codes: conditionAnswers,
          words: (each) => `proceedings.exemption.answers.${each}`,
        },
        evidence: {
          is: 'text',
          label: 'proceedings.exemption.evidence',
          hint: 'proceedings.exemption.evidenceHint',
          lengthMax: 1000,
          isOptional: ({ answer }) => answer !== 'yes' && answer !== 'no',
        },
      }}
    />
  );
}

// One proceeding: current state, the law it rests on, what is needed before a charge, sentence,
// exemption, detention, expungement. What protects the person comes first.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { DocumentsOf } from './documents.tsx';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { Alternatives, Expungement, Sentences } from './proceeding-parts.tsx';
import { Detentions, Exemptions } from './proceeding-measures.tsx';
import { Law, Obstacles } from './proceeding-law.tsx';
import { formatAct } from './proceedings.tsx';

export function Proceeding({ params }: ScreenProps): ReactNode {
  return (
    <OfProceeding params={params} title="proceedings.page.title" isPart={false}>
      {(proceeding) => (
        <div className="stack">
          <Protected proceeding={proceeding} />
          <Course proceeding={proceeding} />
          <Law proceeding={proceeding} />
          <Obstacles proceeding={proceeding} />
          {proceeding.mayHaveBeenMinor && <Alternatives proceeding={proceeding} />}
          <Exemptions proceeding={proceeding} />
          <Sentences proceeding={proceeding} />
          <Detentions proceeding={proceeding} />
          <DocumentsOf
            subjectId={proceeding.subjectId}
            record={{ about: 'proceeding', id: proceeding.id }}
          />
          <Expungement proceeding={proceeding} />
        </div>
      )}
    </OfProceeding>
  );
}

function Protected({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t, locale } = useWords();
  const { obstacles, mayHaveBeenMinor, expungeOn } = proceeding;
  return (
    <>
      {obstacles.includes('below-the-age') && (
        <Notice kind="danger" title={t('proceedings.page.belowAge')} />
      )}
      {mayHaveBeenMinor && (
        <Notice title={t('proceedings.page.minor')}>
          <p>{t('proceedings.page.minorText')}</p>
        </Notice>
      )}
      {expungeOn && (
        <Notice>
          <p>{t('proceedings.page.expunges', { day: formatDay(locale, toDay(expungeOn)) })}</p>
        </Notice>
      )}
    </>
  );
}

function Course({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t, locale } = useWords();
  const { state, stateOn, court, act, country, nextStates } = proceeding;
  return (
    <Card
      title={t('proceedings.page.course')}
      actions={
        nextStates.length > 0 && (
          <ButtonLink to={to(paths.proceedingState, placeOf(proceeding))}>
            {t('legal.move.title')}
          </ButtonLink>
        )
      }
    >
      <p>
        <Badge>{t(`legal.states.${state}`)}</Badge>
      </p>
      <Facts
        facts={[
          [t('legal.proceeding.since'), formatDay(locale, toDay(stateOn))],
          [t('legal.proceeding.court'), court],
          [t('legal.proceeding.act'), formatAct(locale, act) ?? t('legal.act.unknown')],
          [t('legal.proceeding.country'), findWords(`legal.countries.${country}`) ?? country],
        ]}
      />
    </Card>
  );
}

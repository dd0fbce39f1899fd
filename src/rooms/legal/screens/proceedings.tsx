// The proceedings of a matter, each with its state, since when, and its history. The server lists
// the possible next states; without any, there is no button.

import type { ReactNode } from 'react';
import { formatDay, formatMonth } from '../../../engine/languages/format.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ActTime, MatterPage } from '../matter/shapes.ts';

type Proceeding = MatterPage['proceedings'][number];

export function Proceedings({ matter }: { readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const subjectId = matter.subject.id;
  return (
    <Card
      title={t('legal.proceedings.title')}
      actions={
        matter.may.addProceeding && (
          <ButtonLink to={to(paths.newProceeding, { subjectId })} icon="add">
            {t('legal.proceedings.add')}
          </ButtonLink>
        )
      }
    >
      {matter.proceedings.length === 0 && <p>{t('legal.proceedings.none')}</p>}
      {matter.proceedings.map((proceeding) => (
        <ProceedingPart
          key={proceeding.id}
          proceeding={proceeding}
          openTo={
            matter.minimum ? null : to(paths.proceeding, { subjectId, proceedingId: proceeding.id })
          }
          moveTo={to(paths.proceedingState, { subjectId, proceedingId: proceeding.id })}
        />
      ))}
    </Card>
  );
}

function ProceedingPart({
  proceeding,
  openTo,
  moveTo,
}: {
  readonly proceeding: Proceeding;
  readonly openTo: string | null;
  readonly moveTo: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { act, country } = proceeding;
  return (
    <section className="stack">
      <div className="card-head">
        <h3>{proceeding.article ?? proceeding.court}</h3>
        <Badge>{t(`legal.states.${proceeding.state}`)}</Badge>
      </div>
      <Facts
        facts={[
          [t('legal.proceeding.since'), formatDay(locale, toDay(proceeding.stateOn))],
          [t('legal.proceeding.court'), proceeding.court],
          [t('legal.proceeding.courtNumber'), proceeding.courtNumber],
          [t('legal.proceeding.act'), act && (formatAct(locale, act) ?? t('legal.act.unknown'))],
          [
            t('legal.proceeding.country'),
            country && (findWords(`legal.countries.${country}`) ?? country),
          ],
        ]}
      />
      {proceeding.transitions.length > 0 && (
        <details>
          <summary className="legal-summary">{t('legal.proceeding.course')}</summary>
          <Timeline
            label={t('legal.proceeding.course')}
            entries={proceeding.transitions.map(({ to, on }, at) => ({
              key: `${at}`,
              day: on,
              when: formatDay(locale, toDay(on)),
              title: t(`legal.states.${to}`),
            }))}
          />
        </details>
      )}
      <div className="row">
        {openTo && <ButtonLink to={openTo}>{t('proceedings.page.open')}</ButtonLink>}
        {proceeding.nextStates.length > 0 && (
          <ButtonLink to={moveTo}>{t('legal.move.title')}</ButtonLink>
        )}
      </div>
    </section>
  );
}

/** No more precise than what is known; null if nothing is known. */
export function formatAct(locale: Locale, act: ActTime): string | null {
  if (act.from === null || act.to === null) return null;
  const [from, to] = [toDay(act.from), toDay(act.to)];
  if (act.precision === 'day') return formatDay(locale, from);
  if (act.precision === 'month') return formatMonth(locale, from);
  if (act.precision === 'year') return from.slice(0, 4);
  return `${formatDay(locale, from)} – ${formatDay(locale, to)}`;
}

// Requests for exemption, and detention with its next review. An overdue review is stated plainly.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { DetentionShown, ProceedingPage } from '../charge/shapes.ts';
import { placeOf } from './of-proceeding.tsx';

type Part = { readonly proceeding: ProceedingPage };

export function Exemptions({ proceeding }: Part): ReactNode {
  const { t, locale } = useWords();
  const { exemptions, rules, hasRules, may, nextStates } = proceeding;
  if (exemptions.length === 0 && !nextStates.includes('exempted')) return null;
  return (
    <Card
      title={t('proceedings.exemption.title')}
      actions={
        may.requestExemption && (
          <ButtonLink to={to(paths.newExemption, placeOf(proceeding))} icon="add">
            {t('proceedings.exemption.open')}
          </ButtonLink>
        )
      }
    >
      {!hasRules && <p>{t('proceedings.exemption.noRule')}</p>}
      {hasRules && rules.length === 0 && <p>{t('proceedings.exemption.noFit')}</p>}
      {rules.length > 0 && exemptions.length === 0 && <p>{t('proceedings.exemption.none')}</p>}
      {exemptions.length > 0 && (
        <Rows label={t('proceedings.exemption.title')}>
          {exemptions.map(({ id, rule, state, openedOn }) => (
            <Row
              key={id}
              to={to(paths.exemption, { ...placeOf(proceeding), requestId: id })}
              title={`${t(`law.kinds.${rule.kind}`)}: ${pickName(rule.names, locale)}`}
              text={formatDay(locale, toDay(openedOn))}
              aside={
                <Badge kind={state === 'granted' ? 'success' : 'plain'}>
                  {t(`proceedings.exemption.states.${state}`)}
                </Badge>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

const over: readonly string[] = ['acquitted', 'ended', 'exempted', 'final', 'served', 'expunged'];

export function Detentions({ proceeding }: Part): ReactNode {
  const { t } = useWords();
  const { detentions, state } = proceeding;
  const mayAdd = !over.includes(state) && detentions.every(({ endedOn }) => endedOn !== null);
  if (detentions.length === 0 && !mayAdd) return null;
  return (
    <Card
      title={t('proceedings.detention.title')}
      actions={
        mayAdd && (
          <ButtonLink to={to(paths.newDetention, placeOf(proceeding))} icon="add">
            {t('proceedings.detention.add')}
          </ButtonLink>
        )
      }
    >
      {detentions.length === 0 && <p>{t('proceedings.detention.none')}</p>}
      {detentions.map((one) => (
        <Detention key={one.id} detention={one} proceeding={proceeding} />
      ))}
    </Card>
  );
}

function Detention({
  detention,
  proceeding,
}: Part & { readonly detention: DetentionShown }): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day));
  const { startedOn, endedOn, nextReviewOn, reviews } = detention;
  return (
    <section className="stack">
      <h3>
        {endedOn
          ? t('proceedings.detention.ended', { from: say(startedOn), until: say(endedOn) })
          : t('proceedings.detention.since', { day: say(startedOn) })}
      </h3>
      {detention.isOverdue && (
        <Notice
          kind="danger"
          title={t('proceedings.detention.nextLate', { day: say(nextReviewOn) })}
        />
      )}
      <Facts
        facts={[
          [t('proceedings.detention.order'), detention.orderNumber],
          [t('proceedings.detention.reason'), detention.reason],
          [t('proceedings.detention.why'), detention.whyNoAlternative],
          [
            t('proceedings.detention.next'),
            endedOn || detention.isOverdue ? null : say(nextReviewOn),
          ],
        ]}
      />
      {reviews.length > 0 && (
        <Rows label={t('proceedings.detention.reviewedOn')}>
          {reviews.map((one) => (
            <Row
              key={one.on + one.orderNumber}
              title={say(one.on)}
              text={one.orderNumber}
              aside={
                <Badge kind="plain">{t(`proceedings.detention.outcomes.${one.outcome}`)}</Badge>
              }
            />
          ))}
        </Rows>
      )}
      <div className="row">
        {!endedOn && (
          <ButtonLink
            to={to(paths.detentionReview, { ...placeOf(proceeding), detentionId: detention.id })}
          >
            {t('proceedings.detention.review')}
          </ButtonLink>
        )}
        <ButtonLink
          kind="quiet"
          to={to(
            paths.attachToMatter,
            { subjectId: proceeding.subjectId },
            { about: 'detention', record: detention.id },
          )}
        >
          {t('documents.attach.title')}
        </ButtonLink>
      </div>
    </section>
  );
}

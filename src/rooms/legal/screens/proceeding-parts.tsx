// The alternatives considered for a child, sentences, and the expungement date.

import type { ReactNode } from 'react';
import { formatDay, formatList } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { placeOf } from './of-proceeding.tsx';

type Part = { readonly proceeding: ProceedingPage };

export function Alternatives({ proceeding }: Part): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card
      title={t('proceedings.alternatives.title')}
      actions={
        <ButtonLink to={to(paths.alternatives, placeOf(proceeding))} icon="add">
          {t('proceedings.alternatives.add')}
        </ButtonLink>
      }
    >
      {proceeding.alternatives.length === 0 ? (
        <p>{t('proceedings.alternatives.none')}</p>
      ) : (
        <Rows label={t('proceedings.alternatives.title')}>
          {proceeding.alternatives.map(({ id, on, alternatives, whyNotEnough }) => (
            <Row
              key={id}
              title={formatList(
                locale,
                alternatives.map((each) => t(`proceedings.alternatives.kinds.${each}`)),
              )}
              text={`${formatDay(locale, toDay(on))} · ${whyNotEnough}`}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

export function Sentences({ proceeding }: Part): ReactNode {
  const { t, locale } = useWords();
  const { sentences, may } = proceeding;
  if (sentences.length === 0 && !may.sentence) return null;
  const term = (months: number | null) =>
    months === null ? t('law.life') : t('law.months', { count: months });
  return (
    <Card
      title={t('proceedings.sentence.title')}
      actions={
        may.sentence && (
          <ButtonLink to={to(paths.sentence, placeOf(proceeding))} icon="add">
            {t('proceedings.sentence.add')}
          </ButtonLink>
        )
      }
    >
      {sentences.length === 0 && <p>{t('proceedings.sentence.none')}</p>}
      {sentences.map((one, at) => (
        <section className="stack" key={one.id}>
          <p>
            <Badge kind={at === 0 ? 'info' : 'plain'}>
              {t(at === 0 ? 'proceedings.sentence.now' : 'proceedings.sentence.earlier')}
            </Badge>
          </p>
          <Facts
            facts={[
              [t('proceedings.sentence.kind'), term(one.months)],
              [
                t('proceedings.sentence.conditional'),
                one.conditionalMonths && term(one.conditionalMonths),
              ],
              [t('law.article'), one.article],
              [t('proceedings.sentence.order'), one.orderNumber],
              [t('proceedings.sentence.on'), formatDay(locale, toDay(one.decidedOn))],
              [t('proceedings.sentence.ground'), one.cumulationGround],
            ]}
          />
        </section>
      ))}
    </Card>
  );
}

export function Expungement({ proceeding }: Part): ReactNode {
  const { t } = useWords();
  if (!proceeding.may.expunge) return null;
  return (
    <Card title={t('proceedings.expungement.title')}>
      <p>{t('proceedings.expungement.lead')}</p>
      <p>
        <ButtonLink to={to(paths.expungement, placeOf(proceeding))}>
          {t('proceedings.expungement.set')}
        </ButtonLink>
      </p>
    </Card>
  );
}

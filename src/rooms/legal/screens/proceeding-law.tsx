// The law a proceeding rests on and how well it is known, and what is needed before a charge: a
// list in which each missing item links to where it can be added.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { paths, to } from '../../../web/paths.ts';
import type { OffenceShown, ProceedingPage } from '../charge/shapes.ts';
import { placeOf } from './of-proceeding.tsx';
import { useOffenceWords } from './offence-words.ts';

export function Law({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const { cited, isOwnCountry, may } = proceeding;
  return (
    <Card
      title={t('proceedings.law.title')}
      actions={
        may.cite && (
          <ButtonLink to={to(paths.offence, placeOf(proceeding))}>
            {t('proceedings.law.cite')}
          </ButtonLink>
        )
      }
    >
      {cited && (
        <Offence
          offence={cited.offence}
          edition={cited.edition}
          reportedPermits={proceeding.reportedPermits}
        />
      )}
      {!cited && <p>{t(isOwnCountry ? 'proceedings.law.none' : 'proceedings.law.foreign')}</p>}
    </Card>
  );
}

function Offence({
  offence,
  edition,
  reportedPermits,
}: {
  readonly offence: OffenceShown;
  readonly edition: number;
  readonly reportedPermits: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const { penalty, span } = useOffenceWords();
  const isChecked = offence.status === 'checked-against-statute';
  return (
    <>
      <Facts
        facts={[
          [t('proceedings.law.offence'), pickName(offence.names, locale)],
          [t('proceedings.law.version'), pickName(offence.version, locale)],
          [t('law.article'), offence.article ?? t('law.notKnown')],
          [t('law.inForce'), span(offence)],
          [t('proceedings.law.penalty'), penalty(offence)],
          [
            t('law.known'),
            <>
              <Badge kind={isChecked ? 'success' : 'warning'}>
                {t(`law.statuses.${offence.status}`)}
              </Badge>{' '}
              {pickName(offence.sourceNames, locale)}
            </>,
          ],
          [t('proceedings.law.edition'), t('law.number', { number: edition })],
        ]}
      />
      {!isChecked && (
        <p className="soft">{t(reportedPermits ? 'law.demoPermits' : 'law.realPermits')}</p>
      )}
    </>
  );
}

const places = {
  'offence-not-cited': 'proceeding',
  'offence-not-citable': 'proceeding',
  'birth-not-known': 'birthAbroad',
  'below-the-age': 'birthAbroad',
  'counsel-needed': 'counsel',
  'alternatives-needed': 'alternatives',
} as const;

export function Obstacles({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const { obstacles, nextStates, subjectId, may } = proceeding;
  if (!nextStates.includes('charged') && obstacles.length === 0) return null;
  const placeFor = (code: (typeof obstacles)[number]): string | null => {
    const place = (places as Partial<Record<string, (typeof places)[keyof typeof places]>>)[code];
    if (place === 'proceeding') return may.cite ? to(paths.offence, placeOf(proceeding)) : null;
    if (place === 'alternatives') return to(paths.alternatives, placeOf(proceeding));
    return place ? to(paths[place], { subjectId }) : null;
  };
  return (
    <Card title={t('proceedings.obstacles.title')}>
      {obstacles.length === 0 ? (
        <Notice>
          <p>{t('proceedings.obstacles.nothing')}</p>
        </Notice>
      ) : (
        <ul className="stack">
          {obstacles.map((code) => {
            const [words, place] = [t(`proceedings.obstacles.${code}`), placeFor(code)];
            return <li key={code}>{place ? <Link to={place}>{words}</Link> : words}</li>;
          })}
        </ul>
      )}
    </Card>
  );
}

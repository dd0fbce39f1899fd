// How long each kind of restriction may last by the law known here, with its source and how well it
// is known. Shown before anyone types; the server and the database apply the same limits.

import type { ReactNode } from 'react';
import type { readLawOfCountry } from '../../law/public-web.ts';
import type { LawPack } from '../../law/model.ts';
import { restrictionMonthsMax } from '../../law/public-rules.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { useRead } from '../../../web/read.ts';
import type { NewRestriction } from '../restriction/shapes.ts';
import { restrictionKinds } from '../restriction/model.ts';
import './legal.css';

export type Law = ReturnsOf<typeof readLawOfCountry>;
export type Kind = NewRestriction['kind'];

export function useLaw() {
  return useRead<typeof readLawOfCountry>('GET /api/law', {});
}

export function monthsMaxOf(law: Law, kind: string): number | null {
  return restrictionMonthsMax(law as unknown as LawPack, kind, law.reportedPermits);
}

/** Kinds with a known limit; no other kind can be entered. */
export function permittedKinds(law: Law): readonly Kind[] {
  return restrictionKinds.filter((kind) => monthsMaxOf(law, kind) !== null);
}

/** Of the chosen kind, or of all kinds until one is chosen. */
export function Limits({ law, kind }: { readonly law: Law; readonly kind: Kind | '' }): ReactNode {
  const { t } = useWords();
  const shown = permittedKinds(law).filter((each) => kind === '' || each === kind);
  const without = restrictionKinds.filter((each) => monthsMaxOf(law, each) === null);
  return (
    <Card title={t('restrictions.limit.title')}>
      {shown.length > 0 && (
        <Facts
          facts={shown.map(
            (each) =>
              [t(`legal.kinds.${each}`), <Limit key={each} law={law} kind={each} />] as const,
          )}
        />
      )}
      {kind === '' && without.length > 0 && (
        <p>
          {t('restrictions.limit.without', {
            kinds: without.map((each) => t(`legal.kinds.${each}`)).join('; '),
          })}
        </p>
      )}
      {shown.length === 0 && (
        <Notice kind="warning">
          <p>{t('restrictions.limit.none')}</p>
        </Notice>
      )}
      <p className="soft">{t('restrictions.limit.edition', { number: law.edition })}</p>
    </Card>
  );
}

function Limit({ law, kind }: { readonly law: Law; readonly kind: Kind }): ReactNode {
  const { t, locale } = useWords();
  const titleOf = (source: string) => {
    const found = law.sources.find(({ id }) => id === source);
    return found && pickName(found.names ?? {}, locale, found.title);
  };
  return (
    <span className="legal-limit">
      <strong>{t('law.atMost', { count: monthsMaxOf(law, kind) ?? 0 })}</strong>
      {law.restrictions
        .filter((one) => one.kind === kind)
        .map(({ source, status, monthsMax, article }) => (
          <span className="small" key={source + monthsMax}>
            <Badge kind={status === 'checked-against-statute' ? 'success' : 'warning'}>
              {t(`law.statuses.${status}`)}
            </Badge>{' '}
            {[titleOf(source), article, t('law.months', { count: monthsMax })]
              .filter(Boolean)
              .join(', ')}
          </span>
        ))}
    </span>
  );
}

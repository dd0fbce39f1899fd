// Chooses an offence for the days of an act: first those that may be cited, then the others, each
// with the reason why not. The server decides; this only shows its answer.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { Option } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { listOffences } from '../charge/api.ts';
import type { ActTime } from '../matter/shapes.ts';
import type { WeighedOffence } from '../charge/shapes.ts';
import { useOffenceWords } from './offence-words.ts';

export type Offences = ReturnsOf<typeof listOffences>;
export type Chosen = { readonly editionId: string; readonly code: string; readonly from: Day };

export type Days = Pick<ActTime, 'from' | 'to'>;

/** Null: do not ask the server yet. */
export function useOffences(days: Days | null) {
  const query = days?.from && days.to ? { from: days.from, to: days.to } : {};
  return useRead<typeof listOffences>(
    'GET /api/matters/offences',
    { query },
    { keepLast: true, enabled: days !== null },
  );
}

const keyOf = ({ code, from }: { code: string; from: string }) => `${code}/${from}`;

/** The offence behind an option's key; null if it may not be cited. */
export function findChosen({ offences, editionId }: Offences, key: string | null): Chosen | null {
  const found = offences.find((one) => one.mayCite && keyOf(one) === key);
  return found ? { editionId, code: found.code, from: found.from } : null;
}

type Choices = {
  readonly possible: readonly Option<string>[];
  readonly others: readonly Option<string>[];
};

export function useOffenceOptions(): (offences: Offences['offences']) => Choices {
  const { t, locale } = useWords();
  const { penalty, span } = useOffenceWords();
  const label = (one: WeighedOffence) =>
    [
      pickName(one.names, locale),
      one.article && `${t('law.article')} ${one.article}`,
      pickName(one.version, locale),
    ]
      .filter(Boolean)
      .join(' · ');
  const hint = (one: WeighedOffence) =>
    [
      t(`proceedings.verdicts.${one.verdict}`),
      span(one),
      penalty(one),
      t(`law.statuses.${one.status}`),
    ].join(' · ');
  const option = (one: WeighedOffence) => ({
    value: keyOf(one),
    label: label(one),
    hint: hint(one),
  });
  return (offences) => ({
    possible: offences.filter(({ mayCite }) => mayCite).map(option),
    others: offences.filter(({ mayCite }) => !mayCite).map(option),
  });
}

/** Shown above the choice: how reliable the law must be, and a notice if nothing can be cited. */
export function BeforeOffences({ law }: { readonly law: Offences }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p className="soft">{t(law.reportedPermits ? 'law.demoPermits' : 'law.realPermits')}</p>
      {!law.offences.some(({ mayCite }) => mayCite) && (
        <Notice kind="warning">
          <p>{t('proceedings.law.nothing')}</p>
        </Notice>
      )}
    </>
  );
}

export function OtherOffences({ law }: { readonly law: Offences }): ReactNode {
  const { t } = useWords();
  const { others } = useOffenceOptions()(law.offences);
  if (others.length === 0) return null;
  return (
    <details>
      <summary className="legal-summary">{t('proceedings.law.impossible')}</summary>
      <ul className="stack">
        {others.map(({ value, label, hint }) => (
          <li key={value}>
            {label}
            <br />
            <span className="soft small">{hint}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

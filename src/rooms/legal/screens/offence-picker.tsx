// Choosing an offence for the days of an act: those that may be cited, and beneath them the others
// with the reason why not. The server decides; here it is shown.

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';
import type { listOffences } from '../api-charge.ts';
import type { ActTime } from '../model.ts';
import type { WeighedOffence } from '../model-charge.ts';
import { useOffenceWords } from './offence-words.ts';

export type Chosen = { readonly editionId: string; readonly code: string; readonly from: Day };

export function OffencePicker({
  act,
  value,
  onChange,
}: {
  readonly act: ActTime;
  readonly value: Chosen | null;
  readonly onChange: (value: Chosen) => void;
}): ReactNode {
  const query = useRead<typeof listOffences>(
    'GET /api/matters/offences',
    {
      query: act.from === null || act.to === null ? {} : { from: act.from, to: act.to },
    },
    { keepLast: true },
  );
  return (
    <Loaded query={query} room="proceedings" isEmpty={() => false}>
      {({ offences, editionId, reportedPermits }) => (
        <Choices
          offences={offences}
          reportedPermits={reportedPermits}
          value={value}
          onChange={({ code, from }) => onChange({ editionId, code, from })}
        />
      )}
    </Loaded>
  );
}

const keyOf = ({ code, from }: { code: string; from: string }) => `${code}/${from}`;

function Choices({
  offences,
  reportedPermits,
  value,
  onChange,
}: {
  readonly offences: readonly WeighedOffence[];
  readonly reportedPermits: boolean;
  readonly value: Chosen | null;
  readonly onChange: (offence: WeighedOffence) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const { penalty, span } = useOffenceWords();
  const [possible, others] = [
    offences.filter(({ mayCite }) => mayCite),
    offences.filter(({ mayCite }) => !mayCite),
  ];
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
  return (
    <div className="stack">
      <p className="soft">{t(reportedPermits ? 'law.demoPermits' : 'law.realPermits')}</p>
      {possible.length === 0 ? (
        <Notice kind="warning">
          <p>{t('proceedings.law.nothing')}</p>
        </Notice>
      ) : (
        <RadioGroup
          label={t('proceedings.law.choose')}
          name="offence"
          isRequired
          value={value && possible.some((one) => keyOf(one) === keyOf(value)) ? keyOf(value) : ''}
          options={possible.map((one) => ({
            value: keyOf(one),
            label: label(one),
            hint: hint(one),
          }))}
          onChange={(key) => onChange(possible.find((one) => keyOf(one) === key)!)}
        />
      )}
      {others.length > 0 && (
        <details>
          <summary className="legal-summary">{t('proceedings.law.impossible')}</summary>
          <ul className="stack">
            {others.map((one) => (
              <li key={keyOf(one)}>
                {label(one)}
                <br />
                <span className="soft small">{hint(one)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

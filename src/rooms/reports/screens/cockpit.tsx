// The coordinator's overview: alarms first. An alarm is exact and leads to a coded reference, the
// responsible body and the supervisor; it contains no name of a person and opens no file. Figures
// are another thing: they follow below, through the gate.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { type Address, useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listAlarms } from '../api.ts';
import { type AlarmKind, alarmKinds } from '../model.ts';
import type { Alarm } from '../shapes.ts';
import { AlarmTable } from './alarm-table.tsx';
import { Figures } from './figures.tsx';
import './reports.css';

const pageSize = 15;
/** Where a family is offered to somebody else. */
const atHandover: readonly AlarmKind[] = ['offer-unanswered', 'family-not-offered'];

export function Cockpit(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="reports.cockpit.title">
      <section className="stack" aria-labelledby="alarms">
        <h2 id="alarms">{t('reports.alarms.title')}</h2>
        <p className="soft readable">{t('reports.alarms.lead')}</p>
        <Alarms />
      </section>
      <section className="stack" aria-labelledby="figures">
        <h2 id="figures">{t('reports.figures.title')}</h2>
        <Figures level={3} />
      </section>
    </Page>
  );
}

/** One kind at a time: a child without cover must not end up on page three behind list entries. */
function Alarms(): ReactNode {
  const address = useAddress();
  const first = useRead<typeof listAlarms>('GET /api/cockpit/alarms', {
    query: { kind: alarmKinds[0], after: undefined, limit: pageSize },
  });
  return (
    <Loaded query={first} room="reports" isEmpty={() => false}>
      {({ counts }) => {
        const kind =
          alarmKinds.find((each) => each === address.get('kind')) ??
          alarmKinds.find((each) => counts[each] > 0) ??
          alarmKinds[0];
        return (
          <>
            <AlarmCounts counts={counts} kind={kind} address={address} />
            <AlarmsOfKind key={kind} kind={kind} />
          </>
        );
      }}
    </Loaded>
  );
}

function AlarmsOfKind({ kind }: { readonly kind: AlarmKind }): ReactNode {
  const { t } = useWords();
  const list = (
    <List<typeof listAlarms, Alarm>
      read="GET /api/cockpit/alarms"
      room="reports"
      label={`reports.alarmKinds.${kind}`}
      query={{ kind }}
      none={{ title: 'reports.alarms.none' }}
      perPage={pageSize}
      rows={({ alarms }) => alarms}
      keyOf={({ reference }) => reference}
      show={(alarms) => <AlarmTable alarms={alarms} caption={t(`reports.alarmKinds.${kind}`)} />}
    />
  );
  if (!atHandover.includes(kind)) return list;
  return (
    <>
      {list}
      <div className="row">
        <ButtonLink to={to(paths.handovers)}>{t('reports.alarms.families')}</ButtonLink>
      </div>
    </>
  );
}

function AlarmCounts({
  counts,
  kind,
  address,
}: {
  readonly counts: Readonly<Record<AlarmKind, number>>;
  readonly kind: AlarmKind;
  readonly address: Address;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <ul className="reports-counts" aria-label={t('reports.alarms.byKind')}>
      {alarmKinds.map((each) => (
        <li key={each}>
          <Button
            className="reports-count"
            isWide
            aria-pressed={kind === each}
            onClick={() => address.set({ kind: each, after: '' })}
          >
            <span className="reports-number">{formatNumber(locale, counts[each])}</span>
            <span>{t(`reports.alarmKinds.${each}`)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

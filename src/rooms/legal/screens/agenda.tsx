// The week or the month of an officer or a registrar: hearings, contacts and time limits. Each
// entry leads to where it is recorded, or to the matter.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import {
  type AgendaEntry,
  AgendaGrid,
  AgendaSteps,
  useAgendaSpan,
} from '../../../web/kit/agenda.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PrintLinks } from '../../../web/kit/print-links.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readMatterAgenda } from '../agenda/api.ts';

type Entry = ReturnsOf<typeof readMatterAgenda>['entries'][number];

export function MatterAgenda(): ReactNode {
  const { t } = useWords();
  const span = useAgendaSpan();
  const { from, days } = span;
  const query = useRead<typeof readMatterAgenda>(
    'GET /api/matters/agenda',
    { query: { from, days } },
    { keepLast: true },
  );
  const shown = (entries: readonly Entry[]): AgendaEntry[] =>
    entries.map((entry) => ({
      key: `${entry.kind} ${entry.record}`,
      day: entry.day,
      at: entry.at,
      title: t(`agenda.kinds.${entry.kind}`),
      text: [
        entry.fullName,
        entry.room && t('legal.hearing.inRoom', { room: entry.room }),
        entry.judge && t('legal.hearing.before', { judge: entry.judge }),
      ]
        .filter(Boolean)
        .join(' · '),
      to: placeOf(entry),
      missed: entry.missed,
    }));
  return (
    <Page tabTitle="agenda.title">
      <AgendaSteps span={span} path={paths.mattersAgenda} />
      <Loaded query={query} isEmpty={() => false}>
        {(answer) => <AgendaGrid span={span} entries={shown(answer.entries)} days={answer} />}
      </Loaded>
      <PrintLinks
        label="print.hearings.save"
        address="/api/matters/hearings/list"
        query={{ from, days }}
      />
    </Page>
  );
}

function placeOf({ subjectId, restrictionId }: Entry): string {
  return restrictionId === null
    ? to(paths.matter, { subjectId })
    : to(paths.restriction, { subjectId, restrictionId });
}

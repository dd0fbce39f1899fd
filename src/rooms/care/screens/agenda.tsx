// The week or the month of somebody on the care side: what was agreed with people and what is due
// to them. Each entry leads to where it is done, or where the reader may go.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import {
  type AgendaEntry,
  AgendaGrid,
  AgendaSteps,
  useAgendaSpan,
} from '../../../web/kit/agenda.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { readAgenda } from '../agenda/api.ts';

type Answer = ReturnsOf<typeof readAgenda>;
type Entry = Answer['entries'][number];

export function Agenda(): ReactNode {
  const { t } = useWords();
  const span = useAgendaSpan();
  const { from, days } = span;
  const query = useRead<typeof readAgenda>(
    'GET /api/agenda',
    { query: { from, days } },
    { keepLast: true },
  );
  const shown = ({ entries, may }: Answer): AgendaEntry[] =>
    entries.map((entry) => ({
      key: `${entry.kind} ${entry.record}`,
      day: entry.day,
      at: entry.at,
      title: t(`agenda.kinds.${entry.kind}`),
      text: entry.name ?? entry.reference,
      to: placeOf(entry, may),
      missed: entry.missed,
    }));
  return (
    <Page tabTitle="agenda.title">
      <AgendaSteps span={span} path={paths.agenda} />
      <Loaded query={query} isEmpty={() => false}>
        {(answer) => <AgendaGrid span={span} entries={shown(answer)} days={answer} />}
      </Loaded>
    </Page>
  );
}

function placeOf(
  { kind, personId, caseId, record }: Entry,
  { write, openFile }: Answer['may'],
): string | null {
  if (kind === 'move') return to(paths.moves);
  if (kind === 'supervision') return to(paths.supervision);
  if (kind === 'closing' || kind === 'follow-up') {
    return caseId === null ? null : to(paths.caseClosing, { caseId });
  }
  if (personId === null || !openFile) return null;
  switch (kind) {
    case 'urgent':
      return to(paths.urgent, { personId });
    case 'appointment':
      return to(paths.appointment, { personId, appointmentId: record });
    case 'first-contact':
    case 'visit':
      return to(write ? paths.newVisit : paths.person, { personId });
    case 'review':
    case 'action':
      return to(paths.plan, { personId });
    case 'ground':
      return to(paths.planBasis, { personId }, { action: record });
    case 'consent':
      return to(write ? paths.newConsent : paths.person, { personId });
    case 'cover':
    case 'comes-of-age':
      return to(paths.cover, { personId });
  }
}

// Binds the room's contract to its queries. Nothing is counted or hidden here: the cells come as
// the gate in the database has frozen them.

import { done } from '../../kernel/outcome.ts';
import { type Binding, bind } from '../../engine/http/handler.ts';
import { listAlarms, publishFigures, readFigures } from './api.ts';
import { type FigureDefinition, figures } from './figures.ts';
import { type Figure, thresholds } from './model.ts';
import {
  type AlarmRow,
  type CellRow,
  countAlarms,
  findLastRelease,
  listAlarmRows,
  listCells,
  makeRelease,
  placeOfAlarm,
} from './queries.ts';

const alarms = bind(listAlarms, async (h) => {
  const { kind = null, after, limit } = h.query;
  const place = h.cursors.read(placeOfAlarm, after);
  const rows = await listAlarmRows(h.tx, { kind, after: place, most: limit });
  const counts = await countAlarms(h.tx);
  const last = rows.at(-1);
  h.audit.read('alarm', [], 'coordination');
  return done({
    counts,
    alarms: rows.map(alarmShown),
    next:
      last && last.remaining > rows.length
        ? h.cursors.write({ since: last.since, kind: last.kind, reference: last.reference })
        : null,
  });
});

function alarmShown(row: AlarmRow) {
  return {
    kind: row.kind,
    reference: row.reference,
    responsible: row.responsible,
    since: row.since,
    organisation:
      row.organisationId === null
        ? null
        : {
            id: row.organisationId,
            code: row.organisationCode ?? '',
            names: row.organisationNames ?? {},
          },
  };
}

const shown = bind(readFigures, async (h) => {
  const level = h.actor.role === 'donor' ? ('external' as const) : ('internal' as const);
  const release = await findLastRelease(h.tx);
  const cells = release ? await listCells(h.tx, release.number) : [];
  return done({
    release: release && { number: release.number, madeAt: release.madeAt.toISOString() },
    level,
    threshold: thresholds[level],
    figures: release
      ? figures
          .filter((definition) => level === 'internal' || !definition.isInternal)
          .map((definition) => figureShown(definition, cells))
      : [],
  });
});

function figureShown(definition: FigureDefinition, cells: readonly CellRow[]): Figure {
  const { id, counts, rows, leavesOut, columns } = definition;
  const own = cells.filter((cell) => cell.figure === id);
  const labels = new Map(own.map((cell) => [cell.rowKey, cell.rowLabel]));
  const sums = Object.fromEntries(
    Object.entries(definition.sums).map(([name, parts]) => [name, [...parts]]),
  );
  return {
    id,
    definition: { counts, rows, leavesOut, sums },
    columns: [...columns],
    rows: [...labels].map(([key, label]) => ({ key, label })),
    cells: own.map((cell) => ({
      row: cell.rowKey,
      column: cell.columnKey,
      count: cell.count,
      suppressed: cell.suppressed,
    })),
  };
}

const publish = bind(publishFigures, async (h) => {
  const release = await makeRelease(h.tx);
  h.audit.wrote('figures-released', 'figure', [], 'coordination');
  return done({ number: release.number, madeAt: release.madeAt.toISOString() });
});

export const reportsBindings: Binding[] = [alarms, shown, publish];

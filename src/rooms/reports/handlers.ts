// Alarms, the figures of the last release and publishing the next, by the contract of `api.ts`.
// Nothing is counted or hidden here: the gate in the database has frozen the cells.

import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import { figurePublishers } from './access.ts';
import type * as api from './api.ts';
import { type FigureDefinition, figures } from './figures.ts';
import { thresholds } from './model.ts';
import type { Figure } from './shapes.ts';
import * as queries from './queries.ts';

export const handlers: HandlersOf<typeof api> = {
  async listAlarms(h) {
    const { kind = null, after, limit } = h.query;
    const place = h.cursors.read(queries.placeOfAlarm, after);
    const rows = await queries.listAlarmRows(h.tx, { kind, after: place, most: limit });
    const counts = await queries.countAlarms(h.tx);
    const last = rows.at(-1);
    h.audit.read('alarm', [], 'coordination');
    return done({
      counts,
      alarms: rows.map(viewAlarm),
      next:
        last && last.remaining > rows.length
          ? h.cursors.write({ since: last.since, kind: last.kind, reference: last.reference })
          : null,
    });
  },

  async readFigures(h) {
    const level = h.actor.role === 'donor' ? ('external' as const) : ('internal' as const);
    const release = await queries.findLastRelease(h.tx);
    const cells = release ? await queries.listCells(h.tx, release.number) : [];
    return done({
      release: release && { number: release.number, madeAt: release.madeAt.toISOString() },
      level,
      threshold: thresholds[level],
      figures: release
        ? figures
            .filter((definition) => level === 'internal' || !definition.isInternal)
            .map((definition) => viewFigure(definition, cells))
        : [],
      may: { publish: figurePublishers.some((role) => role === h.actor.role) },
    });
  },

  async publishFigures(h) {
    const release = await queries.makeRelease(h.tx);
    h.audit.wrote('figures-released', 'figure', [], 'coordination');
    return done({ number: release.number, madeAt: release.madeAt.toISOString() });
  },
};

function viewAlarm(row: queries.AlarmRow) {
  return {
    kind: row.kind,
    reference: row.reference,
    responsible: row.responsible,
    since: row.since,
    record: row.record,
    parent: row.parent,
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

function viewFigure(definition: FigureDefinition, cells: readonly queries.CellRow[]): Figure {
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

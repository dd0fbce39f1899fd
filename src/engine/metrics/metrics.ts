// Figures for the person who keeps the server running: requests by endpoint, connections by login
// role, jobs by kind, memory and processor. A label is always a word of this program, never an id,
// an address or anything from a record. What a few people did in a quiet minute could still be
// guessed from a counter, so all of it is off by default.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pools } from '../db/database.ts';
import type { Runner } from '../jobs/runner.ts';
import type { Answer } from '../log/request-lines.ts';

export type Metrics = {
  readonly noteAnswer: (answer: Answer) => void;
  /** The text of an answer to Prometheus, and its content type. */
  readonly read: () => Promise<string>;
  readonly contentType: string;
};

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function makeMetrics(
  pools: Pools,
  runner: () => Runner | null,
  unsealedSeconds?: () => Promise<number>,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'alongside_requests_total',
    help: 'Answered requests.',
    labelNames: ['endpoint', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'alongside_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['endpoint'],
    buckets,
    registers,
  });
  const connections = new Gauge({
    name: 'alongside_pool_connections',
    help: 'Connections to the database, and requests that wait for one.',
    labelNames: ['role', 'state'],
    registers: [],
    collect() {
      for (const { role, ...counts } of pools.use())
        for (const [state, count] of Object.entries(counts)) this.set({ role, state }, count);
    },
  });
  const jobs = new Gauge({
    name: 'alongside_jobs',
    help: 'Kinds of background work of this server: running now, or failing until one works again.',
    labelNames: ['kind', 'state'],
    registers: [],
    collect() {
      for (const { kind, ...counts } of runner()?.state() ?? [])
        for (const [state, count] of Object.entries(counts)) this.set({ kind, state }, count);
    },
  });
  for (const gauge of [connections, jobs]) registry.registerMetric(gauge);
  if (unsealedSeconds) registry.registerMetric(gaugeOfUnsealed(unsealedSeconds));
  return {
    noteAnswer({ endpoint, status, milliseconds }) {
      requests.inc({ endpoint, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ endpoint }, milliseconds / 1_000);
    },
    read: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function gaugeOfUnsealed(unsealedSeconds: () => Promise<number>): Gauge {
  return new Gauge({
    name: 'alongside_audit_unsealed_seconds',
    help: 'How long the oldest entry of the audit trail has waited for its seal; 0 if none waits.',
    registers: [],
    async collect() {
      // Not a number when the database cannot be asked: 0 would read as if all were well.
      this.set(await unsealedSeconds().catch(() => Number.NaN));
    },
  });
}

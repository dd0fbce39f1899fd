// Opens the server's own port, and the metrics port if it is configured. If a port cannot be
// opened, the start ends with a sentence that explains what to do.

import type { FastifyInstance } from 'fastify';
import type { Config } from '../engine/config/config.ts';
import type { Services } from '../engine/http/handler.ts';
import type { Runner } from '../engine/jobs/runner.ts';
import type { Answer } from '../engine/log/request-lines.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';

type Making = (noteAnswer?: (answer: Answer) => void) => FastifyInstance;
type Counting = {
  readonly runner: () => Runner | null;
  readonly unsealedSeconds?: () => Promise<number>;
};
export type Ports = { readonly close: () => Promise<void> };

/**
 * `runner` is called at each reading of the metrics, because it starts only after the ports are
 * open.
 */
export async function openPorts(
  config: Config,
  services: Services,
  { make, ...counting }: { make: Making } & Counting,
): Promise<Outcome<Ports, 'start-refused'>> {
  const counted = config.metrics === null ? null : await metricsOf(services, counting);
  const server = make(counted?.metrics.noteAnswer);
  try {
    await server.listen({ host: config.host, port: config.port });
  } catch (problem) {
    await server.close();
    return refuseOrThrow(problem, sentencesOf(config));
  }
  if (counted === null || config.metrics === null) return done({ close: () => server.close() });
  try {
    const listening = await counted.listen(config.metrics);
    return done({
      async close() {
        await listening.close();
        await server.close();
      },
    });
  } catch (problem) {
    await server.close();
    return refuseOrThrow(problem, sentencesOfMetrics(config.metrics));
  }
}

// Loaded only if configured: it takes memory that most installations do not need.
async function metricsOf({ pools }: Services, { runner, unsealedSeconds }: Counting) {
  const { makeMetrics } = await import('../engine/metrics/metrics.ts');
  const { listenForMetrics } = await import('../engine/metrics/metrics-server.ts');
  const metrics = makeMetrics(pools, runner, unsealedSeconds);
  return {
    metrics,
    listen: (at: NonNullable<Config['metrics']>) => listenForMetrics(metrics, at),
  };
}

type Sentences = { readonly taken: string; readonly forbidden: string; readonly absent: string };

function refuseOrThrow(problem: unknown, { taken, forbidden, absent }: Sentences) {
  const sentences: Record<string, string> = {
    EADDRINUSE: taken,
    EACCES: forbidden,
    EADDRNOTAVAIL: absent,
    ENOTFOUND: absent,
  };
  const sentence = sentences[(problem as { code?: string }).code ?? ''];
  if (sentence === undefined) throw problem;
  return refuse('start-refused' as const, { sentence });
}

function sentencesOf({ host, port }: Config): Sentences {
  return {
    taken: `Port ${port} is taken. Stop the other program, or choose another port: PORT=4181 npm start`,
    forbidden: `Port ${port} may not be opened by this user. Choose one above 1024, for example PORT=4180.`,
    absent: `HOST=${host} is not an address of this machine. Leave it out for 127.0.0.1.`,
  };
}

function sentencesOfMetrics({ host, port }: NonNullable<Config['metrics']>): Sentences {
  return {
    taken: `METRICS_PORT=${port} is taken. Choose another port, or leave it out for no metrics.`,
    forbidden: `METRICS_PORT=${port} may not be opened by this user. Choose one above 1024.`,
    absent: `METRICS_HOST=${host} is not an address of this machine. Leave it out for 127.0.0.1.`,
  };
}

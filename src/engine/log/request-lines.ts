// One line for each request: the endpoint's name, never its address, for an address holds ids. It
// replaces the lines that Fastify would write. A failure has a line of its own with the reference
// that the user sees (`engine/http/server.ts`).

import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Work } from './current-work.ts';
import type { Logger } from './log.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint's name, for the log and for the metrics. */
    endpoint?: string;
  }
  interface FastifyRequest {
    work: Work | null;
  }
}

/** The work of a request; called once, when it arrives. */
export function workOf(request: FastifyRequest): Work {
  return { endpoint: endpointOf(request), requestId: request.id };
}

/** `unknown`: no such address, or one that could not be read. */
export function endpointOf(request: FastifyRequest): string {
  return request.routeOptions?.config?.endpoint ?? 'unknown';
}

export class RequestLines extends LogController {
  readonly #log: Logger;

  constructor(log: Logger) {
    super({ disableRequestLogging: true, requestIdLogLabel: 'requestId' });
    this.#log = log;
  }

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    this.#log.info(
      {
        ...(request.work ?? workOf(request)),
        method: request.method,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  }
}

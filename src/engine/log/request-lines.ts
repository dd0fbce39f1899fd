// One line for each request, with the endpoint's name and never its address, because addresses
// contain ids. It replaces the lines that Fastify would write. A failure has its own line with the
// reference that the user sees (`engine/http/server.ts`).

import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Work } from './current-work.ts';
import type { Logger } from './log.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint's name, for the log and the metrics. */
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

export type Answer = {
  readonly endpoint: string;
  readonly status: number;
  readonly milliseconds: number;
};

export class RequestLines extends LogController {
  readonly #log: Logger;
  readonly #noteAnswer: (answer: Answer) => void;

  /** `noteAnswer` lets a caller count answers. */
  constructor(log: Logger, noteAnswer: (answer: Answer) => void = () => undefined) {
    super({ disableRequestLogging: true, requestIdLogLabel: 'requestId' });
    this.#log = log;
    this.#noteAnswer = noteAnswer;
  }

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const status = reply.statusCode;
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    const work = request.work ?? workOf(request);
    this.#log.info({ ...work, method: request.method, status, milliseconds }, 'answered');
    this.#noteAnswer({ endpoint: endpointOf(request), status, milliseconds });
  }
}

// The log: pino, which comes with Fastify, behind a gate of known facts. A line may contain the
// name of an endpoint, a code, a duration, a reference number; anything else passed in is dropped
// here, so that a value cannot be logged by mistake. Texts are constant sentences of this program.
// Where the lines go, and how they look in a terminal, is up to the caller.

import type { FastifyBaseLogger } from 'fastify';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';
import { faultFacts } from './fault-facts.ts';

export type { Logger };
/** The part of a log that machinery below the server needs. */
export type Log = Pick<Logger, 'info' | 'error'>;

/** `fault` is an Error; only the parts that cannot contain a value are kept. */
const known: ReadonlySet<string> = new Set([
  'requestId',
  'reference',
  'endpoint',
  'job',
  'method',
  'status',
  'milliseconds',
  'side',
  'role',
  'kind',
  'statement',
  'place',
  'path',
  'process',
  'files',
  'seal',
  'hash',
]);

// Set on the child itself and looked up by name, because pino's children inherit from their parent.
const isOfFramework = Symbol('is of the framework');
const frameworkText = 'the web server reports a fault';

export function makeLog(level: LogLevel, to: DestinationStream): Logger {
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'text',
      errorKey: 'fault',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: onlyKnown },
      hooks: {
        // Without a text, pino would log the error's message; given more arguments, it would insert
        // them.
        logMethod(words, method) {
          const [facts, text] = words as unknown[];
          const isBare = typeof facts === 'string';
          const said = isBare ? facts : typeof text === 'string' ? text : 'fault';
          const shown = isOfFramework in this ? frameworkText : said;
          method.call(this, isBare ? {} : asFacts(facts), shown);
        },
      },
    },
    to,
  );
  const { child } = log;
  // Pino does not apply its bindings formatter to children.
  const gated = function (this: Logger, ...[bindings, options]: Parameters<Logger['child']>) {
    return child.call(this, onlyKnown(bindings), options);
  };
  return Object.assign(log, { child: gated as Logger['child'] });
}

/** For Fastify's own warnings: their texts contain addresses, and addresses contain ids. */
export function frameworkLog(log: Logger): FastifyBaseLogger {
  const level = log.isLevelEnabled('warn') ? 'warn' : log.level;
  return Object.assign(log.child({}, { level }), { [isOfFramework]: true });
}

function asFacts(facts: unknown): object {
  if (facts instanceof Error) return { fault: facts };
  const { err, ...rest } = (facts ?? {}) as Record<string, unknown>;
  return err instanceof Error ? { ...rest, fault: err } : rest;
}

function onlyKnown(facts: Record<string, unknown>): Record<string, unknown> {
  const { fault } = facts;
  const kept = Object.entries(facts).filter(([key, value]) => known.has(key) && isPlain(value));
  return { ...Object.fromEntries(kept), ...(fault === undefined ? {} : faultFacts(fault)) };
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}

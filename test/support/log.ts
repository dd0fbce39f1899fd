// Logs for tests: one that captures the lines as they would be written, and one that shows a
// failure in full, including its message, so that a failing test shows why.

import pino, { type Logger } from 'pino';
import type { LogLevel } from '../../src/engine/config/config.ts';
import { makeLog } from '../../src/engine/log/log.ts';

export type Line = { readonly level: string; readonly text: string; readonly [key: string]: any };

/** The real log; `hear` gets every line. */
export function heardLog(hear: (line: Line) => void, level: LogLevel = 'error'): Logger {
  return makeLog(level, { write: (text) => hear(JSON.parse(text)) });
}

export const wholeLog: Logger = pino({
  level: 'error',
  hooks: {
    logMethod(words) {
      const [facts, text] = words as unknown[];
      console.error(text, facts);
    },
  },
});

// The gate in front of the log: what it lets through and what it drops, and how its lines look to a
// person at a terminal.

import { expect, test } from 'vitest';
import { heardLog, type Line } from '../../../test/support/log.ts';
import { terminalLines } from '../../app/cli/terminal-lines.ts';
import type { LogLevel } from '../config/config.ts';
import { frameworkLog, makeLog } from './log.ts';

const secret = 'Zarina-Secretova';
const lines: Line[] = [];
const log = heardLog((line) => void lines.push(line), 'info');
const only = () => {
  const { time, ...line } = lines.splice(0).at(-1)!;
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT/);
  return line;
};

test('facts that are not known are dropped, and values that are no plain fact', () => {
  log.info({ status: 200, name: secret, body: { a: secret }, endpoint: { a: secret } }, 'said');
  expect(only()).toEqual({ level: 'info', text: 'said', status: 200 });
  log.child({ person: secret, requestId: 'r' }).info({}, 'said');
  expect(only()).toEqual({ level: 'info', text: 'said', requestId: 'r' });
});

test('an error gives no message, wherever it stands', () => {
  const error = Object.assign(new Error(secret), {
    code: '23505',
    detail: secret,
    table: 'person',
  });
  const told = { level: 'error', name: 'Error', code: '23505', table: 'person' };
  log.error(error);
  expect(only()).toMatchObject({ ...told, text: 'fault' });
  log.error({ err: error });
  expect(only()).toMatchObject({ ...told, text: 'fault' });
  log.error({ fault: error }, 'said', secret);
  const line = only();
  expect(line).toMatchObject({ ...told, text: 'said' });
  expect(JSON.stringify(line)).not.toContain(secret);
  expect(line['at'][0]).toContain('src/engine/log/log.test.ts');
});

test('a message that looks like a stack is cut off, and a stack without its message left out', () => {
  const forged = new Error(`x\n    at ${secret} (${secret}.ts:1:1)`);
  log.error({ fault: forged }, 'said');
  expect(JSON.stringify(only())).not.toContain(secret);
  const changed = new Error(`x\n    at ${secret} (${secret}.ts:1:1)`);
  expect(changed.stack).toContain(secret);
  changed.message = 'y';
  log.error({ fault: changed }, 'said');
  expect(only()).toEqual({ level: 'error', text: 'said', name: 'Error' });
});

test("the framework's words are its own business, and only its warnings are told", () => {
  const inner = frameworkLog(log).child({ reqId: secret, requestId: 'r' });
  inner.info(`Route ${secret} not found`);
  expect(lines).toEqual([]);
  inner.warn({ err: new Error(secret), req: { url: secret } }, `Reply to ${secret} was sent`);
  const line = only();
  expect(line).toMatchObject({ level: 'warn', requestId: 'r', name: 'Error' });
  expect(JSON.stringify(line)).not.toContain(secret);
});

function shownAt(level: LogLevel): { out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const streams = {
    stdout: { write: (text: string) => void out.push(text) },
    stderr: { write: (text: string) => void err.push(text) },
  };
  const terminal = makeLog(level, terminalLines(level, streams));
  terminal.info({ path: '/srv/data' }, 'making the database');
  terminal.info(
    { method: 'GET', endpoint: 'readPerson', status: 200, milliseconds: 8 },
    'answered',
  );
  terminal.warn({ endpoint: 'readPerson', statement: 'findPerson', milliseconds: 900 }, 'slow');
  const fault = Object.assign(new Error(secret), { code: '23505' });
  terminal.error({ endpoint: 'readPerson', reference: 'r-1', fault }, 'request failed');
  return { out, err };
}

test('a terminal shows sentences, and requests only when asked', () => {
  expect(shownAt('info')).toEqual({
    out: ['making the database\n'],
    err: [
      'slow: readPerson · findPerson · 900 ms\n',
      'request failed: readPerson · Error · 23505 · reference r-1\n',
    ],
  });
  const { out, err } = shownAt('debug');
  expect(out.at(-1)).toBe('answered: GET · readPerson · 200 · 8 ms\n');
  expect(err.at(-1)).toMatch(/reference r-1\n {2}at .*log\.test\.ts/);
  expect(shownAt('silent')).toEqual({ out: [], err: [] });
});

// What may be logged about a failure: its kind, its code, where in the program it happened and, for
// the database, which table and rule. Never its message, detail or hint: PostgreSQL repeats the
// values of the row there ("Key (name)=(…) already exists").

import { fileURLToPath } from 'node:url';

const framesMax = 20;
const rootAddress = new URL('../../../', import.meta.url).href;
const rootFolder = fileURLToPath(rootAddress);
// SQLSTATE, ECONNREFUSED, erasing-23503; below, names in the database.
const code = /^([A-Z0-9_]{1,60}|[a-z]+(-[a-z0-9]+)*)$/;
const identifier = /^[a-z0-9_]{1,63}$/;

type Fault = Readonly<Record<string, unknown>>;

/** `fault` is whatever was thrown. */
export function faultFacts(fault: unknown): Record<string, unknown> {
  if (typeof fault !== 'object' || fault === null) return { name: typeof fault };
  const { schema, table, constraint, ...rest } = fault as Fault;
  const parts = [
    // Not the fault's own `name` property, which any code may have set.
    ['name', kindOf(fault)],
    ...matching({ code: rest['code'] }, code),
    ...matching({ schema, table, constraint }, identifier),
  ] as [string, unknown][];
  const at = framesOf(fault as Fault);
  return { ...Object.fromEntries(parts), ...(at.length === 0 ? {} : { at }) };
}

function kindOf(fault: object): string {
  const kind: unknown = Object.getPrototypeOf(fault)?.constructor?.name;
  return typeof kind === 'string' && /^\w{1,60}$/.test(kind) ? kind : 'unknown';
}

function matching(values: Fault, pattern: RegExp): [string, unknown][] {
  return Object.entries(values).filter(([, one]) => typeof one === 'string' && pattern.test(one));
}

/** A stack begins with the message, and a message may look like a stack, so it is cut off first. */
function framesOf({ stack, message }: Fault): string[] {
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const begins = stack.indexOf(message);
  const header = begins === -1 ? stack : stack.slice(0, begins);
  if (message === '' ? /^.*:/.test(stack) : !/^[\w[\] ]{1,80}: $/.test(header)) return [];
  return stack
    .slice(header.length + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, framesMax)
    .map(frameOf);
}

/** `line` of a stack, with paths relative to the program's own folder. */
export function frameOf(line: string): string {
  return line.trim().replace(/^at /, '').replace(rootAddress, '').replace(rootFolder, '');
}

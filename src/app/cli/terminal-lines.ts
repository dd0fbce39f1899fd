// The log as sentences for a person at a terminal. What they asked for goes to stdout, problems to
// stderr. Requests are not shown unless LOG_LEVEL=debug asks for them: a page makes twenty of them,
// and the address and the accounts would scroll away.

import type { DestinationStream } from 'pino';
import type { LogLevel } from '../../engine/config/config.ts';

type Streams = { readonly stdout: DestinationStream; readonly stderr: DestinationStream };
type Line = { readonly level: string; readonly text: string; readonly [fact: string]: unknown };

const toldFacts = [
  'method',
  'endpoint',
  'job',
  'kind',
  'status',
  'statement',
  'place',
  'seal',
  'hash',
];
const lastFacts = ['milliseconds', 'name', 'code', 'constraint', 'reference'];

export function terminalLines(level: LogLevel, { stdout, stderr }: Streams): DestinationStream {
  return {
    write(json) {
      const line = JSON.parse(json) as Line;
      const isRequest = line['status'] !== undefined;
      if (isRequest && level !== 'debug') return;
      const at = level === 'debug' && Array.isArray(line['at']) ? line['at'] : [];
      const told = [sentenceOf(line), ...at.map((place) => `  at ${String(place)}`)];
      (line.level === 'info' ? stdout : stderr).write(`${told.join('\n')}\n`);
    },
  };
}

function sentenceOf(line: Line): string {
  // Messages at a start are whole sentences; their facts are for programs.
  const isSentence = line['status'] === undefined && line['seal'] === undefined;
  if (line.level === 'info' && isSentence) return line.text;
  const facts = [...toldFacts, ...lastFacts].flatMap((name) => {
    const fact = line[name];
    if (fact === undefined) return [];
    if (name === 'milliseconds') return [`${String(fact)} ms`];
    return [name === 'reference' ? `reference ${String(fact)}` : String(fact)];
  });
  return facts.length === 0 ? line.text : `${line.text}: ${facts.join(' · ')}`;
}

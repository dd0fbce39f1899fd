// Measures one kind of request, alternating between the server over HTTP and the bare driver, so
// that whatever else the machine does affects both equally.

import { newId } from '../../src/kernel/id.ts';
import type { Driver, Heard } from './driver.ts';
import { ask, type Asked, type BenchServer } from './server.ts';
import { median, percentile, rounded } from './statistics.ts';

export type Row = {
  readonly name: string;
  readonly user: string;
  readonly medianMilliseconds: number;
  readonly p95Milliseconds: number;
  readonly ratioToDriver: number;
  readonly ratioToSql: number;
};

export type Task = {
  readonly name: string;
  readonly user: string;
  readonly token: string;
  /** Request number `turn`, from 0. */
  readonly request: (turn: number) => Omit<Asked, 'token'>;
  /** How many different requests there are: each is recorded once for the driver. */
  readonly different: number;
  readonly turns: number;
};

const warming = 5;

export async function measureTask(server: BenchServer, driver: Driver, task: Task): Promise<Row> {
  const heard: Heard[] = [];
  for (let turn = 0; turn < task.different; turn++) {
    heard.push(
      await driver.hear({
        token: task.token,
        does: async (perform) => void (await perform(commandOf(task, turn))),
      }),
    );
  }
  const [http, whole, statements] = [[] as number[], [] as number[], [] as number[]];
  for (let turn = -warming; turn < task.turns; turn++) {
    const which = (turn + warming) % task.different;
    const answered = await ask(server, commandOf(task, which));
    const replayed = await driver.replay(heard[which]!);
    if (turn < 0) continue;
    http.push(answered.milliseconds);
    whole.push(replayed.whole);
    statements.push(replayed.statements);
  }
  return rowOf(task, { http, whole, statements });
}

function commandOf(task: Task, turn: number): Asked {
  const request = task.request(turn);
  return {
    ...request,
    token: task.token,
    ...(request.method === 'GET' ? {} : { commandId: newId() }),
  };
}

type Measured = { http: number[]; whole: number[]; statements: number[] };

export function rowOf(
  { name, user }: { name: string; user: string },
  { http, whole, statements }: Measured,
): Row {
  return {
    name,
    user,
    medianMilliseconds: rounded(median(http)),
    p95Milliseconds: rounded(percentile(http, 0.95)),
    ratioToDriver: rounded(median(http) / median(whole), 2),
    ratioToSql: rounded(median(http) / median(statements), 2),
  };
}

// `alongside serve`: the server of a real programme. It never creates data; an empty database is
// refused, and the refusal names the command that sets one up.

import { start } from '../serve.ts';
import {
  configOrExit,
  listenForStop,
  logOf,
  parseOptions,
  sayRefusal,
  untilStopped,
  usageExit,
} from './common.ts';

const usage = `alongside serve

Starts the server of a programme that "alongside init" has set up.
PORT (4180), HOST (127.0.0.1), ALONGSIDE_ADDRESS (http://localhost:PORT), ALONGSIDE_DATA (./data),
ALONGSIDE_KEY_FILE and DATABASE_URL are read from the environment. Ctrl-C stops it.
`;

export async function serveCommand(args: string[]): Promise<number> {
  if (!parseOptions(args, {}, usage)) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  const asked = listenForStop();
  const running = await start(config, logOf(config));
  if (!running.ok) return sayRefusal(running);
  process.stdout.write(`Alongside answers at ${running.value.address}\n`);
  return untilStopped(running.value, asked);
}

// A separate process for the tests of the embedded database: starts it on the folder given as its
// first argument, prints one line of JSON, and stops it on SIGTERM as the server would.

import { startCluster } from '../../src/engine/db/cluster/cluster.ts';
import { clusterSentence } from '../../src/engine/db/cluster/refusals.ts';

const silent = { info: () => undefined, error: () => undefined };
const cluster = await startCluster({
  dataFolder: process.argv[2]!,
  log: silent,
  durable: process.argv[3] !== 'hasty',
  patience: 200,
});
if (cluster.ok) {
  const { superuser, origin } = cluster.value;
  const waiting = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    void cluster.value.stop().then(() => clearInterval(waiting));
  });
  process.stdout.write(`${JSON.stringify({ origin, superuser })}\n`);
} else {
  const { refusal } = cluster;
  process.stdout.write(`${JSON.stringify({ refusal, sentence: clusterSentence(cluster) })}\n`);
}

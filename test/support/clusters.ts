// Shared by the tests of the embedded database: folders that are removed afterwards, a server in
// this process or in its own, and a look at the processes. Stops what it started.

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type ClientConfig } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { checkoutFolder } from '../../src/engine/config/config.ts';
import { type Cluster, startCluster } from '../../src/engine/db/cluster/cluster.ts';
import { type ClusterRefusal, clusterSentence } from '../../src/engine/db/cluster/refusals.ts';

const log = { info: () => undefined, error: () => undefined };
export const isRoot = process.getuid?.() === 0;
export const nobody = { uid: 65_534, gid: 65_534 };
export const place = mkdtempSync(join(tmpdir(), 'alongside-cluster-'));
chmodSync(place, 0o755);
afterAll(() => rmSync(place, { recursive: true, force: true }));

let count = 0;
export function newFolder(): string {
  return join(place, `data-${++count}`);
}

/** Starts in this process and stops when the test is over. */
export async function start(
  dataFolder: string,
  more: { durable?: boolean; join?: boolean } = {},
): Promise<Cluster> {
  const cluster = await startCluster({ dataFolder, log, durable: false, patience: 100, ...more });
  if (!cluster.ok) throw new Error(clusterSentence(cluster));
  onTestFinished(() => cluster.value.stop());
  return cluster.value;
}

export async function refusalOn(
  dataFolder: string,
): Promise<{ refusal: ClusterRefusal; sentence: string }> {
  const cluster = await startCluster({ dataFolder, log, durable: false, patience: 100 });
  if (cluster.ok) {
    await cluster.value.stop();
    throw new Error('it started');
  }
  return { refusal: cluster.refusal, sentence: clusterSentence(cluster) };
}

type Said = { origin?: string; superuser: ClientConfig; refusal?: string; sentence?: string };

export async function startChild(
  dataFolder: string,
  more: { uid?: number; gid?: number; hasty?: boolean } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const { hasty, ...user } = more;
  const script = join(checkoutFolder, 'test', 'support', 'run-cluster.ts');
  const child = spawn(process.execPath, [script, dataFolder, hasty === false ? '' : 'hasty'], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout!)) {
    return { child, said: JSON.parse(line) as Said };
  }
  throw new Error('the child ended without a word');
}

export async function query(connection: ClientConfig, text: string): Promise<unknown> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

export function postmasterOf(dataFolder: string): number {
  const path = join(dataFolder, 'postgres', 'database', 'postmaster.pid');
  return Number(readFileSync(path, 'utf8').split('\n')[0]);
}

export function isRunning(process_: number): boolean {
  const path = `/proc/${process_}/stat`;
  return existsSync(path) && !/\) [ZX]/.test(readFileSync(path, 'utf8'));
}

/** A new folder with a database that was made and stopped. */
export async function madeFolder(): Promise<string> {
  const folder = newFolder();
  await (await start(folder)).stop();
  return folder;
}

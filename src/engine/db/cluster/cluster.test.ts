import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkoutFolder } from '../../config/config.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type ClusterRefusal, clusterSentence } from './refusals.ts';
import { findBlockingFolder } from './system-user.ts';

const log = { info: () => undefined, error: () => undefined };
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const place = mkdtempSync(join(tmpdir(), 'alongside-cluster-'));
chmodSync(place, 0o755);
afterAll(() => rmSync(place, { recursive: true, force: true }));

let count = 0;
function newFolder(): string {
  return join(place, `data-${++count}`);
}

/** Starts in this process and stops when the test is over. */
async function start(dataFolder: string, more: { durable?: boolean; join?: boolean } = {}): Promise<Cluster> {
  const cluster = await startCluster({ dataFolder, log, durable: false, patience: 100, ...more });
  if (!cluster.ok) throw new Error(clusterSentence(cluster));
  onTestFinished(() => cluster.value.stop());
  return cluster.value;
}

async function refusalOn(dataFolder: string): Promise<{ refusal: ClusterRefusal; sentence: string }> {
  const cluster = await startCluster({ dataFolder, log, durable: false, patience: 100 });
  if (cluster.ok) {
    await cluster.value.stop();
    throw new Error('it started');
  }
  return { refusal: cluster.refusal, sentence: clusterSentence(cluster) };
}

type Said = { origin?: string; superuser: pg.ClientConfig; refusal?: string; sentence?: string };

async function startChild(
  dataFolder: string, more: { uid?: number; gid?: number; hasty?: boolean } = {},
): Promise<{ child: ChildProcess; said: Said }> {
  const { hasty, ...user } = more;
  const script = join(checkoutFolder, 'test', 'support', 'run-cluster.ts');
  const child = spawn(process.execPath, [script, dataFolder, hasty === false ? '' : 'hasty'], {
    ...user, stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout!)) {
    return { child, said: JSON.parse(line) as Said };
  }
  throw new Error('the child ended without a word');
}

async function query(connection: pg.ClientConfig, text: string): Promise<unknown> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function postmasterOf(dataFolder: string): number {
  const path = join(dataFolder, 'postgres', 'database', 'postmaster.pid');
  return Number(readFileSync(path, 'utf8').split('\n')[0]);
}

function isRunning(process_: number): boolean {
  const path = `/proc/${process_}/stat`;
  return existsSync(path) && !/\) [ZX]/.test(readFileSync(path, 'utf8'));
}

/** A made and stopped database in a new folder. */
async function madeFolder(): Promise<string> {
  const folder = newFolder();
  await (await start(folder)).stop();
  return folder;
}

describe('a folder that cannot be used is refused with a remedy, and nothing in it is touched', () => {
  test('one with other files', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.doc'), 'mine');
    const { refusal, sentence } = await refusalOn(folder);
    expect(refusal).toBe('folder-not-ours');
    expect(sentence).toMatch(/thesis\.doc.*ALONGSIDE_DATA/);
    expect(existsSync(join(folder, 'alongside-data.json'))).toBe(false);
  });

  test('a file, and a path through a file', async () => {
    const file = newFolder();
    writeFileSync(file, '');
    expect((await refusalOn(file)).refusal).toBe('folder-is-a-file');
    expect((await refusalOn(join(file, 'below'))).refusal).toBe('folder-is-a-file');
  });

  test('one of another PostgreSQL version', async () => {
    const folder = await madeFolder();
    const version = join(folder, 'postgres', 'database', 'PG_VERSION');
    writeFileSync(version, '14\n');
    const { refusal, sentence } = await refusalOn(folder);
    expect(refusal).toBe('database-of-other-version');
    expect(sentence).toMatch(/made by PostgreSQL 14.*backup.*restore/);
    expect(readFileSync(version, 'utf8')).toBe('14\n');
  });

  test('one that lost the superuser\'s password', async () => {
    const folder = await madeFolder();
    rmSync(join(folder, 'postgres-superuser'));
    expect((await refusalOn(folder)).refusal).toBe('superuser-password-missing');
  });

  test('a name longer than the system allows', async () => {
    expect((await refusalOn(join(place, 'x'.repeat(300)))).refusal).toBe('path-too-long');
  });

  test('one in which this user may not write', async (context) => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o555 });
    if (isRoot && findBlockingFolder(process.execPath, nobody) !== null) {
      return context.skip('the checkout is closed to other users, so none can be tried');
    }
    const { said } = await startChild(folder, isRoot ? nobody : {});
    expect(said.refusal).toBe('folder-not-writable');
    expect(said.sentence).toContain(folder);
  });
});

describe('a second start on the same folder', () => {
  test('is refused by name, in another process and in the same, and the first goes on', async () => {
    const folder = newFolder();
    const { child, said } = await startChild(folder);
    const { refusal, sentence } = await refusalOn(folder);
    expect(refusal).toBe('folder-in-use');
    expect(sentence).toContain(`process ${child.pid}`);
    expect(await query(said.superuser, 'select 1')).toBe(1);
    child.kill('SIGTERM');
    await once(child, 'exit');
    const first = await start(folder);
    expect((await refusalOn(folder)).refusal).toBe('folder-in-use');
    expect(await query(first.superuser, 'select 1')).toBe(1);
  });

  test('a short command may join, and leaves the server running', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const joined = await start(folder, { join: true });
    expect(joined.origin).toBe('joined');
    expect(await query(joined.superuser, 'select 1')).toBe(1);
    await joined.stop();
    expect(await query(first.superuser, 'select 1')).toBe(1);
  });
});

describe('the server', () => {
  test('writes through to the disk, does not listen on the network, keeps its folders closed', async () => {
    const folder = newFolder();
    const before = performance.now();
    const { child, said } = await startChild(folder, { hasty: false });
    console.info(`first start, with its process: ${Math.round(performance.now() - before)} ms`);
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses'];
    const values = await Promise.all(settings.map((name) => query(said.superuser, `show ${name}`)));
    expect(values).toEqual(['on', 'on', 'on', '']);
    expect(await query(said.superuser, "select lower('Ө') = 'ө'")).toBe(true);
    const home = join(folder, 'postgres');
    for (const inside of ['database', 'socket']) {
      expect(statSync(join(home, inside)).mode & 0o777).toBe(0o700);
    }
    expect(statSync(join(folder, 'postgres-superuser')).mode & 0o777).toBe(0o600);
    await expect(query({ ...said.superuser, password: 'guess' }, 'select 1')).rejects.toThrow(/password/);
    const stopping = performance.now();
    child.kill('SIGTERM');
    await once(child, 'exit');
    console.info(`stop: ${Math.round(performance.now() - stopping)} ms`);
  });

  test('ends within seconds on SIGTERM, with everything written and nothing left', async () => {
    const folder = await madeFolder();
    const { child } = await startChild(folder);
    const postmaster = postmasterOf(folder);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(isRunning(postmaster)).toBe(false);
    expect(existsSync(join(folder, 'postgres', 'database', 'postmaster.pid'))).toBe(false);
    expect(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8').trim())
      .toMatch(/database system is shut down$/);
    const before = performance.now();
    expect((await start(folder)).origin).toBe('started');
    console.info(`warm start: ${Math.round(performance.now() - before)} ms`);
  });

  test('its log repeats no statement and no value', async () => {
    const folder = newFolder();
    const { superuser } = await start(folder);
    await query(superuser, 'create table canary (name text primary key)');
    await query(superuser, "insert into canary values ('Zarina')");
    await expect(query(superuser, "insert into canary values ('Zarina')")).rejects.toThrow(/duplicate/);
    await expect(query(superuser, "select 'Zarina'::int")).rejects.toThrow();
    const written = readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8');
    expect(written).toContain('duplicate key');
    expect(written).not.toContain('insert into');
    expect(written.replace(/invalid input syntax.*/g, '')).not.toContain('Zarina');
  });
});

describe('after a violent end the next start recovers by itself', () => {
  test('our process killed: the server it left is taken over', async () => {
    const folder = newFolder();
    const { child, said } = await startChild(folder, { hasty: false });
    await query(said.superuser, 'create table kept as select 7 as value');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const before = performance.now();
    const cluster = await start(folder);
    console.info(`taking over: ${Math.round(performance.now() - before)} ms`);
    expect(cluster.origin).toBe('adopted');
    expect(await query(cluster.superuser, 'select value from kept')).toBe(7);
    const postmaster = postmasterOf(folder);
    await cluster.stop();
    expect(isRunning(postmaster)).toBe(false);
  });

  test('both killed, and the number of the dead server belongs to somebody else', async () => {
    const folder = newFolder();
    const { child, said } = await startChild(folder, { hasty: false });
    await query(said.superuser, 'create table kept as select 7 as value');
    const postmaster = postmasterOf(folder);
    child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await once(child, 'exit');
    const status = join(folder, 'postgres', 'database', 'postmaster.pid');
    writeFileSync(status, readFileSync(status, 'utf8').replace(/^\d+/, String(process.pid)));
    const before = performance.now();
    const cluster = await start(folder);
    console.info(`recovery: ${Math.round(performance.now() - before)} ms`);
    expect(cluster.origin).toBe('started');
    expect(await query(cluster.superuser, 'select value from kept')).toBe(7);
  });

  test('killed while the database was being made: it is made anew', async () => {
    const folder = await madeFolder();
    const home = join(folder, 'postgres');
    spawnSync('mv', [join(home, 'database'), join(home, 'database.new')]);
    expect((await start(folder)).origin).toBe('made');
  });
});

describe('unusual places', () => {
  test('a path too long for a socket gets a short one, gone afterwards', async () => {
    const folder = join(newFolder(), 'long'.repeat(30), "and odd, 'quoted' \"names\"");
    const cluster = await start(folder);
    const socketFolder = cluster.superuser.host!;
    expect(Buffer.byteLength(socketFolder)).toBeLessThan(90);
    expect(await query(cluster.superuser, 'select 1')).toBe(1);
    await cluster.stop();
    expect(existsSync(socketFolder)).toBe(false);
  });

  test('an ordinary user starts it, and root may start the same folder later', async (context) => {
    if (!isRoot) return context.skip('runs as an ordinary user anyway; trying another one needs root');
    if (findBlockingFolder(process.execPath, nobody) !== null) {
      return context.skip('the checkout is closed to other users, so none can be tried');
    }
    const folder = newFolder();
    mkdirSync(folder);
    chownSync(folder, nobody.uid, nobody.gid);
    for (const user of [nobody, {}, nobody]) {
      const { child, said } = await startChild(folder, user);
      expect(said.sentence).toBeUndefined();
      expect(await query(said.superuser, 'select 1')).toBe(1);
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });

  test('started by root in a closed folder, the database lies where it can be reached', async (context) => {
    if (!isRoot) return context.skip('only root meets this');
    const closed = newFolder();
    mkdirSync(closed, { mode: 0o700 });
    const folder = join(closed, 'data');
    const cluster = await start(folder);
    const marker = readFileSync(join(folder, 'alongside-data.json'), 'utf8');
    const { clusterFolder } = JSON.parse(marker) as { clusterFolder: string };
    onTestFinished(() => rmSync(clusterFolder, { recursive: true, force: true }));
    expect(clusterFolder).toMatch(/^\/var\/lib\/alongside\//);
    await cluster.stop();
    const again = await start(folder);
    expect(again.origin).toBe('started');
    await again.stop();
  });

  test('a full disk, before the first start and later', async (context) => {
    const disk = newFolder();
    mkdirSync(disk);
    const mounted = isRoot
      && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0;
    if (!mounted) return context.skip('a small disk cannot be mounted here');
    onTestFinished(() => void spawnSync('umount', ['-l', disk]));
    const folder = join(disk, 'data');
    const ballast = (size: number) => writeFileSync(join(disk, 'ballast'), Buffer.alloc(size));
    ballast(100_000_000);
    const { refusal, sentence } = await refusalOn(folder);
    expect(refusal).toBe('disk-full');
    expect(sentence).toMatch(/disk .* is full.*Free/);
    ballast(0);
    await (await start(folder)).stop();
    expect(() => ballast(200_000_000)).toThrow(/ENOSPC/);
    expect((await refusalOn(folder)).refusal).toBe('disk-full');
    ballast(0);
    expect((await start(folder)).origin).toBe('started');
  });
});

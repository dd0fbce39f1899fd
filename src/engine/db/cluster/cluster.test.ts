// The embedded database from its first start to a violent end, with real folders and processes.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isRunning,
  madeFolder,
  newFolder,
  postmasterOf,
  query,
  refusalOn,
  start,
  startChild,
} from '../../../../test/support/clusters.ts';

describe('a second start on the same folder', () => {
  test('is refused, in another process and in the same, and the first goes on', async () => {
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
  test('writes through to the disk, stays off the network, keeps its folders closed', async () => {
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
    await expect(query({ ...said.superuser, password: 'guess' }, 'select 1')).rejects.toThrow(
      /password/,
    );
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
    expect(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8').trim()).toMatch(
      /database system is shut down$/,
    );
    const before = performance.now();
    expect((await start(folder)).origin).toBe('started');
    console.info(`warm start: ${Math.round(performance.now() - before)} ms`);
  });

  test('its log repeats no statement and no value', async () => {
    const folder = newFolder();
    const { superuser } = await start(folder);
    await query(superuser, 'create table canary (name text primary key)');
    await query(superuser, "insert into canary values ('Zarina')");
    await expect(query(superuser, "insert into canary values ('Zarina')")).rejects.toThrow(
      /duplicate/,
    );
    await expect(query(superuser, "select 'Zarina'::int")).rejects.toThrow();
    const written = readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8');
    expect(written).toContain('ready to accept connections');
    expect(written).not.toContain('duplicate key');
    expect(written).not.toContain('insert into');
    expect(written).not.toContain('Zarina');
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

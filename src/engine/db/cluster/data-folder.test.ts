// Data folders as found in practice: first those refused untouched, then unusual ones that work.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  isRoot,
  madeFolder,
  newFolder,
  nobody,
  place,
  query,
  refusalOn,
  start,
  startChild,
} from '../../../../test/support/clusters.ts';
import { findBlockingFolder } from './system-user.ts';

describe('a folder that cannot be used is refused with a remedy and left untouched', () => {
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
    expect(sentence).toMatch(/created by PostgreSQL 14.*backup.*restore/);
    expect(readFileSync(version, 'utf8')).toBe('14\n');
  });

  test("one that lost the superuser's password", async () => {
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

describe('unusual places', () => {
  test('a path too long for a socket gets a short one, gone afterwards', async () => {
    const folder = join(newFolder(), 'long'.repeat(30), 'and odd, \'quoted\' "names"');
    const cluster = await start(folder);
    const socketFolder = cluster.superuser.host!;
    expect(Buffer.byteLength(socketFolder)).toBeLessThan(90);
    expect(await query(cluster.superuser, 'select 1')).toBe(1);
    await cluster.stop();
    expect(existsSync(socketFolder)).toBe(false);
  });

  test('an ordinary user starts it, and root may start the same folder later', async (context) => {
    if (!isRoot)
      return context.skip('runs as an ordinary user anyway; trying another one needs root');
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

  test('started by root in a closed folder, the database lies within reach', async (context) => {
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
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status === 0;
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

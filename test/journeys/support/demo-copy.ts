// A made-up programme is made once in a run for each country, size and day; each file of journeys
// gets its own copy of the folder. Making one takes four seconds, copying a tenth of that. The
// first start of a newcomer, which makes one, is tried by the journeys of the first minute.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { afterMigrations } from '../../../src/app/after-migrations.ts';
import { makeWhenNew, type WantedDemo } from '../../../src/app/cli/demo.ts';
import { timeZoneOf } from '../../../src/app/demo/write-programme.ts';
import type { DemoCountry } from '../../../src/app/demo/model.ts';
import { readConfig } from '../../../src/engine/config/config.ts';
import { lockFolder } from '../../../src/engine/db/cluster/folder-lock.ts';
import { databaseSentence, prepareDatabase } from '../../../src/engine/db/prepare.ts';
import { dayAt } from '../../../src/kernel/day.ts';
import { wholeLog } from '../../support/log.ts';

export type Wanted = WantedDemo & { readonly country: DemoCountry };

/** While another file makes the same programme. */
const patienceMilliseconds = 120_000;

/** A new data folder with the programme in it, and no server running. */
export async function copyOfDemo(wanted: Wanted): Promise<string> {
  const { country, persons, seed } = wanted;
  const today = dayAt(new Date(), timeZoneOf(country));
  const place = join(inject('demosFolder'), `${country}-${persons}-${seed}-${today}`);
  mkdirSync(place, { recursive: true });
  const original = join(place, 'data');
  const lock = await lockFolder(place, patienceMilliseconds);
  if (!lock.ok) throw new Error(`${place} is locked for too long.`);
  try {
    if (!existsSync(join(place, 'made'))) {
      await make(original, wanted);
      writeFileSync(join(place, 'made'), '');
    }
  } finally {
    lock.value.release();
  }
  const folder = mkdtempSync(join(tmpdir(), 'alongside-journey-'));
  // Node's own copy would give the database's files to whoever runs the tests.
  await promisify(execFile)('cp', ['-a', `${original}/.`, folder]);
  return folder;
}

async function make(folder: string, wanted: Wanted): Promise<void> {
  const config = readConfig({ ALONGSIDE_DATA: folder });
  if (!config.ok) throw new Error(config.refusal);
  const database = await prepareDatabase(config.value, wholeLog, {
    afterMigrations,
    durable: false,
  });
  if (!database.ok) throw new Error(databaseSentence(database));
  try {
    await makeWhenNew(config.value, { database: database.value, wanted });
  } finally {
    await database.value.stop();
  }
}

// `alongside verify-audit --accept-loss`: after an older backup was restored, the chain contradicts
// the heads kept outside, and rightly so. This records which seals are gone, signed and beside the
// heads, so that every later verification tells it and heads are kept again from there.

import { readKeyring } from '../../engine/crypto/keyring.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { acceptLoss, readHeads } from '../../rooms/audit/heads.ts';
import { findLastAgreed } from '../../rooms/audit/prove.ts';
import { configOrExit, databaseOrExit } from './common.ts';

export async function acceptLossCommand(): Promise<number> {
  const config = configOrExit();
  if (!config) return 1;
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) return refusedWith(`The key file ${config.keyFile} cannot be read.`);
  const { folder } = config.auditHeads;
  const { heads } = readHeads(folder, keyring.value.verifying);
  const last = heads.at(-1);
  if (!last) return refusedWith(`No heads are kept in ${folder}, so there is no loss to accept.`);
  const prepared = await databaseOrExit(config);
  if (!prepared) return 1;
  const owner = openDatabase(prepared.owner);
  try {
    const agreed = await findLastAgreed(owner, heads);
    if (agreed?.seal === last.seal)
      return refusedWith(`The chain agrees with head ${last.seal}: there is no loss to accept.`);
    const loss = {
      afterSeal: agreed?.seal ?? 0,
      afterHash: agreed?.hash ?? null,
      untilSeal: last.seal,
    };
    acceptLoss(folder, loss, { signing: keyring.value.signing, now: new Date() });
    process.stdout.write(
      `Recorded in ${folder}: seals ${loss.afterSeal + 1} to ${last.seal} are gone.` +
        ' Tell the auditor; every later verification says so.\n',
    );
    return 0;
  } finally {
    await owner.destroy();
    await prepared.stop();
  }
}

function refusedWith(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

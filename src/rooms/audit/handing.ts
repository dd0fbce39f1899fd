// Hands every signed head outside the database: to a folder at once, and to a web address of the
// auditor if one is configured. Only a seal's number, counts, hash, time, key and signature leave.
// Before it adds to the folder it compares: a chain that is shorter than its last head, or has
// another seal under that number, is an alarm and not a reason to stop sealing.

import type { Kysely } from 'kysely';
import type { Machinery } from '../../engine/jobs/job.ts';
import type { Head } from './chain.ts';
import { appendHeads, findLastKept, type LastKept } from './heads.ts';
import type { HeadTrouble } from './model.ts';
import * as queries from './queries-chain.ts';

const headsPerStep = 500;
const headsPerRequest = 100;
const answerMilliseconds = 10_000;

/** The chain and the heads kept outside contradict each other; `code` is the job's last error. */
export class ChainContradicts extends Error {
  override readonly name = 'ChainContradicts';
  readonly code: string;
  constructor(trouble: HeadTrouble) {
    super(`the audit chain is ${trouble} against the heads kept outside`);
    this.code = `chain-${trouble}`;
  }
}

class AuditorUnreachable extends Error {
  override readonly name = 'AuditorUnreachable';
  readonly code = 'auditor-unreachable';
}

/** Returns the last head if there was a new one. Throws `ChainContradicts`. */
export async function handToFolder(sealer: Kysely<unknown>, folder: string): Promise<Head | null> {
  let last: LastKept = findLastKept(folder) ?? { seal: 0, hash: null };
  const trouble = await compare(sealer, last);
  if (trouble) {
    await queries.noteHanding(sealer, 'file', { seal: last.seal, trouble });
    throw new ChainContradicts(trouble);
  }
  for (let newest: Head | null = null; ;) {
    const heads = await queries.listHeadsAfter(sealer, last.seal, headsPerStep);
    if (heads.length > 0) {
      appendHeads(folder, heads);
      newest = heads.at(-1)!;
      last = newest;
      await queries.noteHanding(sealer, 'file', { seal: newest.seal, trouble: null });
    }
    if (heads.length < headsPerStep) return newest;
  }
}

async function compare(
  sealer: Kysely<unknown>,
  { seal, hash }: LastKept,
): Promise<HeadTrouble | null> {
  if (seal === 0) return null;
  const known = await queries.findSealHash(sealer, seal);
  if (known === null) return 'shorter';
  return known === hash ? null : 'forked';
}

/** Sends what the auditor's address has not acknowledged yet; the runner repeats it if it fails. */
export async function sendToAuditor(sealer: Kysely<unknown>, address: string): Promise<void> {
  for (let after = await queries.findLastHanded(sealer, 'webhook'); ;) {
    const heads = await queries.listHeadsAfter(sealer, after, headsPerRequest);
    if (heads.length === 0) return;
    await post(address, heads);
    after = heads.at(-1)!.seal;
    await queries.noteHanding(sealer, 'webhook', { seal: after, trouble: null });
  }
}

async function post(address: string, heads: readonly Head[]): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ heads }),
    // A redirect would hand them to an address that nobody has configured.
    redirect: 'error',
    signal: AbortSignal.timeout(answerMilliseconds),
  }).catch(() => {
    throw new AuditorUnreachable('no answer');
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new AuditorUnreachable(`answer ${answer.status}`);
}

/** `address` null: no auditor's address is configured, and there is nothing to do. */
export function sendingJob(address: string | null): Machinery {
  return {
    kind: 'head-sending',
    as: 'machinery',
    role: 'sealer',
    everySeconds: 10,
    failing: "signed heads of the audit trail do not reach the auditor's address",
    run: async (_services, sealer) => {
      if (address !== null) await sendToAuditor(sealer, address);
    },
  };
}

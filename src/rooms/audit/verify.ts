// Proves a chain from its records, of the database or of an exported file: recomputes
// every hash, compares every checkpoint, and names the first seal that is wrong and why. It
// streams: memory does not grow with the number of entries. A chain that ends before a signed
// checkpoint has lost its tail; entries not yet sealed are counted.

import type { KeyObject } from 'node:crypto';
import {
  addToBatch,
  type Checkpoint,
  type EntryText,
  isSignedBy,
  nothingBefore,
  type Seal,
  sealHash,
  startBatch,
} from './chain.ts';

/** In order: checkpoints; for each seal its entries, then the seal; entries without a seal. */
export type ChainRecord =
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly type: 'entry'; readonly sealedIn: number | null; readonly entry: EntryText }
  | { readonly type: 'seal'; readonly seal: Seal };

export const wrongReasons = [
  'seal-missing',
  'seal-changed',
  'chain-broken',
  'entry-missing-or-added',
  'entry-changed',
  'checkpoint-differs',
  'checkpoint-signature',
  'tail-missing',
] as const;
export type WrongReason = (typeof wrongReasons)[number];

export type Verification = {
  readonly whole: boolean;
  readonly seals: number;
  readonly entries: number;
  readonly waiting: number;
  readonly checkpoints: number;
  readonly firstWrong: { readonly seal: number; readonly reason: WrongReason } | null;
};

type State = {
  seals: number;
  entries: number;
  waiting: number;
  before: string;
  total: number;
  batch: ReturnType<typeof startBatch>;
  inBatch: number;
  first: string | null;
  last: string | null;
  checkpoints: Map<number, Checkpoint[]>;
};

/** `anchors`: checkpoints kept outside, which an attacker of the database could not remove. */
export async function verifyChain(
  records: AsyncIterable<ChainRecord>,
  verifying: KeyObject,
  anchors: readonly Checkpoint[] = [],
): Promise<Verification> {
  const state: State = {
    seals: 0,
    entries: 0,
    waiting: 0,
    before: nothingBefore,
    total: 0,
    batch: startBatch(),
    inBatch: 0,
    first: null,
    last: null,
    checkpoints: new Map(),
  };
  let wrong =
    anchors.map((anchor) => addCheckpoint(state, anchor, verifying)).find(Boolean) ?? null;
  for await (const record of records) {
    wrong ??= take(state, record, verifying);
    if (wrong) break;
  }
  wrong ??= findMissingTail(state);
  const checkpoints = [...state.checkpoints.values()].reduce((sum, some) => sum + some.length, 0);
  const { seals, entries, waiting } = state;
  return { whole: wrong === null, seals, entries, waiting, checkpoints, firstWrong: wrong };
}

type Wrong = Verification['firstWrong'];

function take(state: State, record: ChainRecord, verifying: KeyObject): Wrong {
  if (record.type === 'checkpoint') return addCheckpoint(state, record.checkpoint, verifying);
  if (record.type === 'seal') return takeSeal(state, record.seal);
  if (record.sealedIn === null) {
    state.waiting += 1;
    return null;
  }
  if (record.sealedIn !== state.seals + 1) return { seal: state.seals + 1, reason: 'seal-missing' };
  addToBatch(state.batch, record.entry);
  state.first ??= record.entry.id;
  state.last = record.entry.id;
  state.inBatch += 1;
  return null;
}

function addCheckpoint(state: State, checkpoint: Checkpoint, verifying: KeyObject): Wrong {
  const { sealNumber } = checkpoint;
  if (!isSignedBy(checkpoint, verifying))
    return { seal: sealNumber, reason: 'checkpoint-signature' };
  const known = state.checkpoints.get(sealNumber) ?? [];
  // The same checkpoint inside and outside counts once.
  if (known.some((one) => one.signature === checkpoint.signature)) return null;
  state.checkpoints.set(sealNumber, [...known, checkpoint]);
  return null;
}

function takeSeal(state: State, seal: Seal): Wrong {
  const wrong = (reason: WrongReason): Wrong => ({
    seal: Math.min(seal.number, state.seals + 1),
    reason,
  });
  if (seal.number !== state.seals + 1) return wrong('seal-missing');
  const { hash, ...open } = seal;
  if (sealHash(open) !== hash) return wrong('seal-changed');
  if (seal.previousHash !== state.before) return wrong('chain-broken');
  const total = state.total + seal.entries;
  if (seal.entries !== state.inBatch || seal.entriesTotal !== total)
    return wrong('entry-missing-or-added');
  const isSame =
    state.batch.digest('hex') === seal.entriesHash &&
    state.first === seal.firstEntry &&
    state.last === seal.lastEntry;
  if (!isSame) return wrong('entry-changed');
  const differs = (state.checkpoints.get(seal.number) ?? []).some(
    (one) => one.sealHash !== hash || one.entriesTotal !== seal.entriesTotal,
  );
  if (differs) return wrong('checkpoint-differs');
  Object.assign(state, {
    seals: seal.number,
    entries: total,
    total,
    before: hash,
    batch: startBatch(),
    inBatch: 0,
    first: null,
    last: null,
  });
  return null;
}

function findMissingTail(state: State): Wrong {
  const promised = Math.max(0, ...state.checkpoints.keys());
  if (promised > state.seals) return { seal: state.seals + 1, reason: 'tail-missing' };
  return state.inBatch > 0 ? { seal: state.seals + 1, reason: 'seal-missing' } : null;
}

// Proves a chain from its records, of the database or of an exported file: recomputes every hash,
// checks every signature, compares every checkpoint and every head kept outside, and names the
// first seal that is wrong and why. It streams: memory does not grow with the number of entries. A
// chain that ends before a signed head has lost its tail; entries not yet sealed are counted.
// Without any head a cut end cannot be noticed, so their number is told.

import type { KeyObject } from 'node:crypto';
import {
  addToBatch,
  type Checkpoint,
  type EntryText,
  type Head,
  headOf,
  isHeadSignedBy,
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
  'seal-unsigned',
  'seal-signature',
  'head-signature',
  'forked',
  'shorter-than-head',
] as const;
export type WrongReason = (typeof wrongReasons)[number];

export type Verification = {
  readonly whole: boolean;
  readonly seals: number;
  readonly entries: number;
  readonly waiting: number;
  readonly checkpoints: number;
  /** Kept outside, compared with the chain. */
  readonly heads: number;
  /** The last seal that such a head covers; a cut after it cannot be noticed. */
  readonly lastHead: number | null;
  readonly firstWrong: {
    readonly seal: number;
    readonly reason: WrongReason;
    /** The head that the chain does not reach. */
    readonly head?: number;
  } | null;
};

/** Kept outside, where an attacker of the database could not remove it. */
export type Anchor = Checkpoint | Head;

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
  isSigned: boolean;
  checkpoints: Map<number, Checkpoint[]>;
  heads: Map<number, string>;
  lastHead: number;
};

export async function verifyChain(
  records: AsyncIterable<ChainRecord>,
  verifying: KeyObject,
  anchors: readonly Anchor[] = [],
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
    isSigned: false,
    checkpoints: new Map(),
    heads: new Map(),
    lastHead: 0,
  };
  let wrong = anchors.map((anchor) => addAnchor(state, anchor, verifying)).find(Boolean) ?? null;
  for await (const record of records) {
    wrong ??= take(state, record, verifying);
    if (wrong) break;
  }
  wrong ??= findMissingTail(state);
  const checkpoints = [...state.checkpoints.values()].reduce((sum, some) => sum + some.length, 0);
  const { seals, entries, waiting } = state;
  return {
    whole: wrong === null,
    seals,
    entries,
    waiting,
    checkpoints,
    heads: state.heads.size,
    lastHead: state.lastHead || null,
    firstWrong: wrong,
  };
}

type Wrong = Verification['firstWrong'];

function take(state: State, record: ChainRecord, verifying: KeyObject): Wrong {
  if (record.type === 'checkpoint') return addCheckpoint(state, record.checkpoint, verifying);
  if (record.type === 'seal') return takeSeal(state, record.seal, verifying);
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

function addAnchor(state: State, anchor: Anchor, verifying: KeyObject): Wrong {
  if ('sealNumber' in anchor) return addCheckpoint(state, anchor, verifying);
  const { seal, hash } = anchor;
  if (!isHeadSignedBy(anchor, verifying)) return { seal, reason: 'head-signature' };
  const known = state.heads.get(seal);
  // Two signed heads of one seal: there were two chains.
  if (known !== undefined && known !== hash) return { seal, reason: 'forked' };
  state.heads.set(seal, hash);
  state.lastHead = Math.max(state.lastHead, seal);
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

function takeSeal(state: State, seal: Seal, verifying: KeyObject): Wrong {
  const wrong = (reason: WrongReason): Wrong => ({
    seal: Math.min(seal.number, state.seals + 1),
    reason,
  });
  if (seal.number !== state.seals + 1) return wrong('seal-missing');
  const { hash, ...open } = seal;
  // A seal that proves itself but is not the one kept outside belongs to another chain.
  const kept = state.heads.get(seal.number);
  const isFork = kept !== undefined && kept !== hash;
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
  if (isFork) return wrong('forked');
  if (differs) return wrong('checkpoint-differs');
  const unsigned = checkSignature(state, seal, verifying);
  if (unsigned) return wrong(unsigned);
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

/** Seals from before signing are covered by the first signed one; after it, each must be signed. */
function checkSignature(state: State, seal: Seal, verifying: KeyObject): WrongReason | null {
  // A file exported by an earlier version has no field for it.
  const head = headOf({ ...seal, signature: seal.signature ?? null, key: seal.key ?? null });
  if (head === null) return state.isSigned ? 'seal-unsigned' : null;
  state.isSigned = true;
  return isHeadSignedBy(head, verifying) ? null : 'seal-signature';
}

function findMissingTail(state: State): Wrong {
  if (state.lastHead > state.seals)
    return { seal: state.seals + 1, reason: 'shorter-than-head', head: state.lastHead };
  if (state.seals > 0 && !state.isSigned && state.checkpoints.size === 0)
    return { seal: state.seals, reason: 'seal-unsigned' };
  const promised = Math.max(0, ...state.checkpoints.keys());
  if (promised > state.seals) return { seal: state.seals + 1, reason: 'tail-missing' };
  return state.inBatch > 0 ? { seal: state.seals + 1, reason: 'seal-missing' } : null;
}

// What `verify-audit` says about a chain: whole, cut, forked, or shorter than a head kept outside;
// and, as plainly, what could not be noticed because nothing was kept outside.

import type { AcceptedLoss, KeptHeads } from '../../rooms/audit/heads.ts';
import type { Verification, WrongReason } from '../../rooms/audit/verify.ts';

const reasons: Record<WrongReason, string> = {
  'seal-missing': 'cut: a seal was removed',
  'seal-changed': 'the seal itself was changed',
  'chain-broken': 'it does not continue the seal before it',
  'entry-missing-or-added': 'cut: an entry under it was removed or added',
  'entry-changed': 'an entry under it was changed',
  'checkpoint-differs': 'it differs from a signed checkpoint',
  'checkpoint-signature': 'its checkpoint is not signed with this key',
  'tail-missing': 'a signed checkpoint promises it, and the chain ends before',
  'seal-unsigned': 'it is not signed',
  'seal-signature': 'it is not signed with this key',
  'head-signature': 'the head kept outside is not signed with this key',
  forked: 'forked: a head kept outside shows another seal under this number',
  'shorter-than-head': 'the end was cut',
};

/** The folder or file with heads that was compared; null if there is none. */
export type Compared = { readonly path: string; readonly kept: KeptHeads } | null;

export function sayVerdict(found: Verification, compared: Compared): void {
  process.stdout.write(`${[verdict(found), ...remarks(found, compared)].join('\n')}\n`);
}

function verdict({ firstWrong, seals, entries, waiting, ...found }: Verification): string {
  if (!firstWrong) {
    const heads = found.heads === 0 ? '' : ` and ${found.heads} head(s) kept outside`;
    return (
      `The chain is whole: ${seals} seals over ${entries} entries, ${found.checkpoints}` +
      ` signed checkpoint(s)${heads}; ${waiting} entries wait for the next seal.`
    );
  }
  const shorter =
    firstWrong.head === undefined ? '' : ` The chain is shorter than head ${firstWrong.head}.`;
  return (
    `The chain is NOT whole. First wrong: seal ${firstWrong.seal}, ${reasons[firstWrong.reason]}.` +
    `${shorter} ${seals} seals before it are right.`
  );
}

function remarks({ lastHead, whole }: Verification, compared: Compared): string[] {
  const losses = (compared?.kept.losses ?? []).map(sayLoss);
  const unreadable = compared?.kept.unreadable ?? 0;
  const said =
    unreadable === 0 ? [] : [`${unreadable} line(s) in ${compared!.path} could not be read.`];
  if (lastHead === null)
    return [
      ...losses,
      ...said,
      'WARNING: no head kept outside was compared, so a cut end of the chain cannot be noticed.' +
        ' Name a folder or file with heads: --heads PATH.',
    ];
  const covered = `A cut after seal ${lastHead}, the last head kept outside, cannot be noticed.`;
  return [...losses, ...said, ...(whole ? [covered] : [])];
}

function sayLoss({ afterSeal, untilSeal, at }: AcceptedLoss): string {
  return `A loss was accepted on ${at}: seals ${afterSeal + 1} to ${untilSeal} are gone.`;
}

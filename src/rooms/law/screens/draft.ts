// The copy of the law that an administrator changes, kept in memory until it is proposed or thrown
// away. It starts from the edition in force and says so when that edition is no longer in force.

import type { readLawOfCountry } from '../api-law.ts';
import type { LawPack } from '../model.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useDraft } from '../../../web/draft.ts';

export type LawAnswer = ReturnsOf<typeof readLawOfCountry>;

export function lawOf(answer: LawAnswer): LawPack {
  const { country, sources, responsibility, versions, offences, exemptions, restrictions } = answer;
  return {
    code: country,
    sources,
    responsibility,
    versions,
    offences,
    exemptions,
    restrictions,
  } as unknown as LawPack;
}

type Kept = {
  readonly basedOn: number | null;
  readonly law: LawPack | null;
  readonly reason: string;
};
const none: Kept = { basedOn: null, law: null, reason: '' };

export type LawDraft = {
  readonly law: LawPack;
  readonly basedOn: number;
  readonly reason: string;
  /** Others changed the law after this copy was started. */
  readonly isOutdated: boolean;
  readonly change: (law: LawPack) => void;
  readonly giveReason: (reason: string) => void;
  readonly discard: () => void;
};

export function useLawDraft(inForce: LawAnswer): LawDraft {
  const [kept, keep, discard] = useDraft('law/change', none);
  const basedOn = kept.basedOn ?? inForce.edition;
  return {
    law: kept.law ?? lawOf(inForce),
    basedOn,
    reason: kept.reason,
    isOutdated: basedOn !== inForce.edition,
    change: (law) => keep({ law, basedOn }),
    giveReason: (reason) => keep({ reason }),
    discard,
  };
}

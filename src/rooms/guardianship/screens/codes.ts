// Types of this room's contract that several screens use, and the codes that a form offers.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { appointGuardian, endCover, readCover } from '../api.ts';

export type CoverFile = ReturnsOf<typeof readCover>;
export type Cover = CoverFile['covers'][number];
export type NewCover = BodyOf<typeof appointGuardian>;

export const appointedKinds = codesOf<NewCover['kind']>()(['guardian', 'custodial-parent']);
export const nextSteps = codesOf<BodyOf<typeof endCover>['then']>()(['open-search', 'nothing']);

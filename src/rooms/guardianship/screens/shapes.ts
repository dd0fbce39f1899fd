// Short names for the shapes that several screens show.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import type { appointGuardian, readCover } from '../api.ts';

export type CoverFile = ReturnsOf<typeof readCover>;
export type Cover = CoverFile['covers'][number];
export type NewCover = BodyOf<typeof appointGuardian>;

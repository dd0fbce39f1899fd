// Strengths and needs of each of the five levels, as a form offers them. The server has the same
// lists; a test compares them.

import type { strengthsOfLevel, needsOfLevel } from '../model.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { Level } from './codes.ts';

type Codes<Table extends Record<Level, readonly string[]>, L extends Level> = Table[L][number];
type Strengths = typeof strengthsOfLevel;
type Needs = typeof needsOfLevel;
export type Strength = Codes<Strengths, Level>;
export type Need = Codes<Needs, Level>;

export const strengthsOf: { readonly [L in Level]: readonly Codes<Strengths, L>[] } = {
  individual: codesOf<Codes<Strengths, 'individual'>>()([
    'copes',
    'sleeps-well',
    'plays-or-has-interests',
    'trusted-adult',
    'in-good-health',
    'speaks-several-languages',
  ]),
  family: codesOf<Codes<Strengths, 'family'>>()([
    'warm-carer',
    'siblings-together',
    'kin-in-contact',
    'contact-with-parent',
    'prepared-guardian',
  ]),
  education: codesOf<Codes<Strengths, 'education'>>()([
    'goes-to-school',
    'likes-learning',
    'reads-and-writes',
    'has-a-trade',
  ]),
  community: codesOf<Codes<Strengths, 'community'>>()([
    'someone-alongside',
    'friends',
    'supportive-neighbours',
    'takes-part-in-a-group',
  ]),
  structural: codesOf<Codes<Strengths, 'structural'>>()([
    'papers-complete',
    'income',
    'housing',
    'benefits-received',
  ]),
};

export const needsOf: { readonly [L in Level]: readonly Codes<Needs, L>[] } = {
  individual: codesOf<Codes<Needs, 'individual'>>()([
    'distress',
    'sleep',
    'grief',
    'injury-or-illness',
    'disability-support',
    'pregnancy-or-infant-care',
    'development',
  ]),
  family: codesOf<Codes<Needs, 'family'>>()([
    'carer-distress',
    'parent-absent',
    'kin-search',
    'conflict-at-home',
    'violence-at-home',
    'sibling-contact',
    'carer-skills',
  ]),
  education: codesOf<Codes<Needs, 'education'>>()([
    'school-place',
    'placement-test',
    'catch-up',
    'language-of-instruction',
    'bullying',
    'school-materials',
    'trade-training',
  ]),
  community: codesOf<Codes<Needs, 'community'>>()([
    'stigma',
    'isolation',
    'rumours',
    'unwanted-visits',
    'play-with-children-nearby',
  ]),
  structural: codesOf<Codes<Needs, 'structural'>>()([
    'papers',
    'income',
    'housing',
    'legal-aid',
    'bank-access',
    'benefits',
  ]),
};

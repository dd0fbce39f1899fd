// By what right someone becomes a guardian: the decision of a court or authority, or a named ground
// with its reason. Asked only for a guardian; a parent needs neither.

import type { Day } from '../../../kernel/day.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { coverGrounds } from '../model.ts';
import type { NewCover } from './shapes.ts';

type RightQuestions = {
  /** `order`, or the ground for a guardian before there is one. */
  readonly right: 'order' | (typeof coverGrounds)[number] | null;
  readonly authority: string | null;
  readonly number: string | null;
  readonly on: Day | null;
  readonly isNamesake: boolean;
  readonly reason: string | null;
};

export type Questions = Omit<NewCover, 'holder' | 'right'> &
  RightQuestions & {
    /** A member of the family, or `other` for a person given by name. */
    readonly holder: string;
    readonly name: string | null;
    readonly relation: NewCover['holder']['relation'];
  };

type Asked = { readonly kind: string; readonly right: string };

const isGuardian = ({ kind }: Pick<Asked, 'kind'>): boolean => kind === 'guardian';
const isByOrder = ({ kind, right }: Asked): boolean => kind === 'guardian' && right === 'order';
export const isByGround = ({ kind, right }: Asked): boolean =>
  kind === 'guardian' && right !== '' && right !== 'order';

/** The part of the body; the form has asked for everything that the chosen right needs. */
export function rightOf(asked: RightQuestions): NewCover['right'] {
  const { right, authority, number, on, isNamesake, reason } = asked;
  if (right === null) return null;
  if (right !== 'order') return { ground: right, reason: reason! };
  return { order: { authority: authority!, number: number!, on: on! }, isNamesake };
}

export function rightLines(today: Day): Pick<LinesOf<Questions>, keyof RightQuestions> {
  return {
    right: {
      is: 'choice',
      label: 'guardianship.appoint.right',
      safety: 'guardianship.rights.byRight',
      codes: ['order', ...coverGrounds],
      words: (code) => `guardianship.rightKinds.${code}`,
      when: isGuardian,
    },
    authority: {
      is: 'text',
      label: 'guardianship.appoint.authority',
      path: 'right.order.authority',
      lengthMax: 200,
      when: isByOrder,
    },
    number: {
      is: 'text',
      label: 'guardianship.appoint.number',
      path: 'right.order.number',
      lengthMax: 80,
      isShort: true,
      when: isByOrder,
    },
    on: {
      is: 'day',
      label: 'guardianship.appoint.orderOn',
      path: 'right.order.on',
      until: today,
      when: isByOrder,
    },
    isNamesake: {
      is: 'yes',
      label: 'guardianship.appoint.isNamesake',
      hint: 'guardianship.appoint.isNamesakeHint',
      path: 'right.isNamesake',
      otherwise: false,
      when: isByOrder,
    },
    reason: {
      is: 'long-text',
      label: 'guardianship.appoint.reason',
      path: 'right.reason',
      lengthMax: 1000,
      when: isByGround,
    },
  };
}

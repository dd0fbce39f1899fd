// What an item of Today is about, and what happens if nobody acts by its day. The words are short
// copies in the room of Today, so that on a slow line no other room's words load with it.

import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { Role } from '../../../kernel/roles.ts';
import type { readToday } from '../today/api.ts';

type Item = ReturnsOf<typeof readToday>['items'][number];
type Code = Item['why']['code'];
type Otherwise = Extract<WordKey, `today.otherwise.${string}`>;

/** `others`: for these roles the same item means something else; null: nothing more follows. */
type Consequence = {
  readonly is: Otherwise;
  readonly others?: Readonly<Partial<Record<Role, Otherwise | null>>>;
};

const consequences: Readonly<Partial<Record<Code, Consequence>>> = {
  'first-contact-due': { is: 'today.otherwise.first-contact-due' },
  'urgent-concern': {
    is: 'today.otherwise.urgent-concern',
    others: {
      supervisor: 'today.otherwise.urgent-concern-supervisor',
      'cso-manager': 'today.otherwise.urgent-concern-manager',
    },
  },
  'handing-to-answer': { is: 'today.otherwise.handing-to-answer' },
  'cover-lapsed': {
    is: 'today.otherwise.cover-lapsed',
    others: { 'child-protection-officer': 'today.otherwise.cover-lapsed-officer' },
  },
  'cover-ends': { is: 'today.otherwise.cover-ends' },
  'closing-to-decide': {
    is: 'today.otherwise.closing-to-decide',
    others: { 'cso-manager': 'today.otherwise.closing-to-decide-manager' },
  },
  'follow-up-due': {
    is: 'today.otherwise.follow-up-due',
    others: { 'cso-manager': 'today.otherwise.follow-up-due-manager' },
  },
  'plan-to-agree': { is: 'today.otherwise.plan-to-agree' },
  'plan-to-approve': { is: 'today.otherwise.plan-to-approve' },
  'plan-changed': { is: 'today.otherwise.plan-changed' },
  'assessment-to-make': { is: 'today.otherwise.next-step', others: { supervisor: null } },
  'plan-to-draft': { is: 'today.otherwise.next-step', others: { supervisor: null } },
  'pair-to-decide': { is: 'today.otherwise.pair' },
  'basis-needed': {
    is: 'today.otherwise.basis-needed',
    others: { supervisor: 'today.otherwise.basis-needed-supervisor' },
  },
  'consent-ends': { is: 'today.otherwise.consent-ends' },
  'ground-ends': { is: 'today.otherwise.ground-ends' },
  'consent-by-list': { is: 'today.otherwise.consent-ends' },
  'consent-ask-again': { is: 'today.otherwise.consent-asked-anew' },
  'safety-ask-alone': { is: 'today.otherwise.safety-ask-alone' },
  'consent-ask-alone': { is: 'today.otherwise.consent-ask-alone' },
  'consent-ask-themselves': { is: 'today.otherwise.consent-asked-anew' },
  'hold-ends': { is: 'today.otherwise.hold-ends' },
  'hold-review-due': { is: 'today.otherwise.hold-review-due' },
  'hold-to-decide': { is: 'today.otherwise.hold-to-decide' },
  'hold-refused': { is: 'today.otherwise.hold-refused' },
  'hold-kept': { is: 'today.otherwise.hold-kept' },
  'erasing-due': { is: 'today.otherwise.erasing-due' },
};

/** What happens if nobody acts, said to this role; null where nothing does. */
export function otherwiseOf({ why, missed }: Item, role: Role): Otherwise | null {
  // Once it was missed, the notice above says what to do now.
  if (missed && why.code === 'first-contact-due') return null;
  const found = consequences[why.code];
  const other = found?.others?.[role];
  return other === undefined ? (found?.is ?? null) : other;
}

/** Which consent, which action or what is handed on, if the item is about one of several. */
export function subjectOf({ why: { facts } }: Item): WordKey | null {
  if (facts['appointment']) return `today.appointments.${facts['appointment']}` as WordKey;
  if (facts['about']) return `today.abouts.${facts['about']}` as WordKey;
  if (facts['purpose']) return `today.purposes.${facts['purpose']}` as WordKey;
  return facts['service'] ? (`today.services.${facts['service']}` as WordKey) : null;
}

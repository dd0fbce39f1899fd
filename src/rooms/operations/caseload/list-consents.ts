// On what each file of a caseload list begins: the answers that the row records, or the ground that
// was decided on for those who were not asked, one for adults and one for children. Everything lets
// only this organisation know. The database ends a ground taken by list after the pack's days.

import { addYears } from '../../../kernel/day.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { foldWords } from '../../../kernel/letters.ts';
import type { NewConsent, PersonToAdd } from '../../people/public.ts';
import type { Making } from './households.ts';
import type { ListedHousehold } from './read-caseload.ts';
import type { AdultAnswer, AskedAnswer } from './row-answers.ts';

type OfRow = { readonly household: ListedHousehold; readonly personId: string };
type Answer = Omit<NewConsent, 'purpose' | 'organisationId' | 'toldIn' | 'toldHow'>;

/** One for each purpose. */
export function consentsOf(of: OfRow, making: Making): Pick<PersonToAdd, 'consents' | 'isByList'> {
  const { purposes, toldIn, toldHow } = making.basis;
  const answer = answerOf(of, making);
  return {
    isByList: true,
    consents: purposes.split(',').map((purpose) => ({
      ...answer,
      purpose: purpose as NewConsent['purpose'],
      organisationId: making.organisationId,
      toldIn,
      toldHow,
    })),
  };
}

function answerOf(of: OfRow, making: Making): Answer {
  const { told } = of.household.persons.find((one) => one.personId === of.personId)!;
  if (told.answer) return askedAnswer(told.answer, of, making);
  const { basis } = making;
  const isOfChild = told.basis === 'childrens-ground';
  const ground = isOfChild ? basis.childGround : basis.adultGround;
  const reason = isOfChild ? basis.childReason : basis.adultReason;
  const authority = isOfChild ? basis.childAuthority : basis.adultAuthority;
  invariant(ground && reason, 'a ground that was checked before');
  return {
    ground,
    toldOn: basis.toldOn,
    untilOn: basis.untilOn,
    alone: null,
    dutyReadOn: null,
    child: null,
    decision: { reason, authority: authority ?? null },
  };
}

function askedAnswer(
  { askedOn, dutyReadOn, dutyVersion, child }: AskedAnswer,
  of: OfRow,
  making: Making,
): Answer {
  return {
    ground: child ? 'assent-and-guardian' : 'consent',
    toldOn: askedOn,
    untilOn: making.basis.untilOn,
    alone: true,
    dutyReadOn,
    ...(dutyVersion !== null && { dutyVersion }),
    child: child && {
      assent: child.isAbleYet ? 'given' : 'not-able-yet',
      adultAnswer: 'given',
      adultOn: child.adult.on,
      ...whoAnswered(child.adult, of, making),
    },
    decision: null,
  };
}

/** An adult of the same family on the list has a file; anyone else is a name and a tie. */
function whoAnswered({ name, relation }: AdultAnswer, of: OfRow, { asking }: Making) {
  const file = of.household.persons.find(
    ({ personId, entry }) =>
      personId !== of.personId &&
      foldWords(entry.fullName) === foldWords(name) &&
      entry.birth.from !== null &&
      addYears(entry.birth.from, asking.ownAge) <= asking.today,
  );
  return file
    ? { adultPersonId: file.personId, adultName: null, adultRelation: null }
    : { adultPersonId: null, adultName: name, adultRelation: relation };
}

// What people of the made-up programme were told and answered: the statement read aloud, a child's
// assent beside the adult's consent, decisions with their reason, and answers taken back.

import { packOf } from '../../../engine/countries/load-packs.ts';
import { sealText } from '../../../engine/crypto/envelope.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { ageRange } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../days.ts';
import type { DemoConsent, DemoFamily, DemoPerson } from '../model.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

type Told = Pick<DemoFamily, 'arrivedOn' | 'organisation' | 'persons'> & {
  readonly person: DemoPerson;
  readonly recordedBy: string;
  readonly key: Buffer;
};

// Nobody who has refused is handed over: a refusal to share came later and ended an earlier
// consent.
export function addConsent(writing: Writing, consent: DemoConsent, told: Told): void {
  const { organisation, at } = writing;
  const sharing = consent.purpose === 'share-with-organisation';
  const who: ConsentOf = {
    personId: told.person.id,
    child: childOf(writing, told),
    recordedBy: told.recordedBy,
    organisationId: sharing ? organisation(told.organisation).id : null,
    key: told.key,
    ended: null,
  };
  if (sharing && consent.ground === 'refused') {
    const earlier = {
      ...consent,
      id: writing.id<'consent'>(),
      toldOn: told.arrivedOn,
      ground: 'consent' as const,
    };
    addConsentRow(writing, earlier, {
      ...who,
      ended: { at: at(consent.toldOn, 7), why: 'refused' },
    });
  }
  addConsentRow(writing, consent, who);
}

type ConsentOf = {
  readonly personId: string;
  readonly recordedBy: string;
  readonly organisationId: string | null;
  readonly key: Buffer;
  /** Who answered besides the child, and what the child said. */
  readonly child: { readonly adultId: string | null; readonly isSmall: boolean };
  readonly ended: { readonly at: string; readonly why: 'refused' | 'withdrawn' } | null;
};

/** The parent at home; otherwise a guardian without a file. */
function childOf({ today }: Writing, { person, persons }: Told): ConsentOf['child'] {
  const adult = persons.find(
    (one) => one.whereabouts === 'home' && ['mother', 'father'].includes(one.part),
  );
  const age = ageRange(person.birth, today);
  return { adultId: adult?.id ?? null, isSmall: age !== null && age.most < 6 };
}

const whyDecided = 'Ребёнок ещё не может ответить сам; решили в его интересах и объяснили ему.';

const whyListed =
  'Внесли списком; помощь уже идёт и не должна прерваться, пока человека не спросили.';

export function addConsentRow(writing: Writing, consent: DemoConsent, of: ConsentOf): void {
  const { rows, at, programme } = writing;
  const isAgreed = consent.ground === 'consent' || consent.ground === 'assent-and-guardian';
  const isChild = consent.ground === 'assent-and-guardian';
  const isStranger = isChild && of.child.adultId === null;
  const isDecided = consent.ground === 'best-interests';
  const seal = (column: string, text: string): string =>
    bytes(sealText(of.key, placeOf('people.consent', consent.id, column), text));
  rows.add('people.consent', {
    id: consent.id,
    person_id: of.personId,
    purpose: consent.purpose,
    ground: consent.ground,
    organisation_id: of.organisationId,
    told_in: consent.toldIn,
    told_how: consent.toldHow,
    told_on: consent.toldOn,
    until_on: consent.untilOn,
    recorded_by: of.recordedBy,
    recorded_at: at(consent.toldOn, consent.ground === 'refused' ? 7 : 6),
    alone: isAgreed ? true : null,
    duty_version: isAgreed ? packOf(programme.options.country).dutyToReport.version : null,
    duty_read_on: isAgreed ? consent.toldOn : null,
    assent: isChild ? (of.child.isSmall ? 'not-able-yet' : 'given') : null,
    adult_answer: isChild ? 'given' : null,
    adult_on: isChild ? consent.toldOn : null,
    adult_person_id: isChild ? of.child.adultId : null,
    adult_name: isStranger ? seal('adult_name', 'SYN Опекун') : null,
    adult_relation: isStranger ? 'guardian' : null,
    decided_by: isDecided ? of.recordedBy : null,
    reason: isDecided ? seal('reason', consent.askAgainBy ? whyListed : whyDecided) : null,
    ask_again_by: consent.askAgainBy ?? null,
    ended_at: of.ended?.at ?? null,
    ended_why: of.ended?.why ?? null,
    ended_by: of.ended ? of.recordedBy : null,
  });
}

/** What the coordinator asked each of those who wait for an organisation. */
export function addConsentsOfArrival(
  writing: Writing,
  { personId, minor }: { readonly personId: string; readonly minor: boolean },
  { on, coordinator, key }: { on: Day; coordinator: string; key: Buffer },
): void {
  for (const purpose of ['case-support', 'share-with-organisation'] as const) {
    addConsentRow(
      writing,
      {
        id: writing.id<'consent'>(),
        purpose,
        ground: minor ? 'best-interests' : 'consent',
        toldIn: writing.programme.language,
        toldHow: 'spoken',
        toldOn: on,
        untilOn: addDays(on, consentDays),
      },
      {
        personId,
        recordedBy: coordinator,
        organisationId: null,
        key,
        child: { adultId: null, isSmall: false },
        ended: null,
      },
    );
  }
}

/** Two years, the period for which consents are recorded here. */
const consentDays = 730;

/**
 * In about every twelfth family an adult takes consent back after the plan was made: the action
 * that rested on it waits on Today for a new basis.
 */
export async function takeBackSome(
  tx: Tx,
  { at, today }: Writing,
  families: readonly DemoFamily[],
): Promise<void> {
  const on = addDays(today, -3);
  await sql`update people.consent set ended_at = ${at(on, 15)}, ended_why = 'withdrawn',
      ended_by = recorded_by
    where id in (select s.id from people.consent s join people.person p on p.id = s.person_id
      where p.household_id = any(${families.map(({ id }) => id)}::uuid[])
        and s.purpose = 'case-support' and s.ground = 'consent' and s.ended_at is null
        and s.told_on < ${on} and exists (select 1 from care.action t join care.plan l
          on l.id = t.plan_id where t.consent_id = s.id and t.state = 'open' and l.state = 'active')
      order by s.id limit ${Math.ceil(families.length / 12)})`.execute(tx);
}

// What a court orders only ever ends earlier, and once; and who is exempted met every condition
// when that was decided.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor } from '../../actors.ts';
import { addSubject } from '../../disclosures.ts';
import { addExemptionRules } from '../../matters.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, type Command, ruleOf, run } from '../rule.ts';

type Court = {
  readonly organisationId: string;
  readonly registrars: readonly [TestActor, TestActor];
};
type World = {
  readonly subjectId: string;
  readonly proceedingId: string;
  readonly restrictionId: string;
  readonly appealId: string;
  readonly requestId: string;
};
const restriction = 'a restriction';
const exemption = 'an exemption';

export async function orderRule(bench: RacingBench): Promise<AnyRule> {
  await addExemptionRules(bench.database);
  const organisationId = await makeOrganisation(bench.database, { side: 'justice' });
  const registrar = () =>
    makeActor(bench.database, { role: 'prosecutor', duty: 'registrar', organisationId });
  const court = { organisationId, registrars: [await registrar(), await registrar()] as const };
  return ruleOf<World>(bench, {
    tables: ['legal.restriction_lifting', 'legal.exemption_request'],
    isCompared: true,
    worlds: {
      [restriction]: () => ordered(bench, court),
      [exemption]: () => ordered(bench, court),
    },
    commands: { ...ending(court), ...exempting(court) },
    refusals: [
      'already-lifted',
      'end-only-earlier',
      'restriction-is-over',
      'lifting_within_restriction',
      'appeal-is-decided',
      'request-is-decided',
      'conditions-not-met',
      'no-such-step',
      'known_step',
      'request-needed',
      'outside-the-restriction',
    ],
    holes: [
      {
        without: [['legal.hold_restriction', 'for no key update']],
        pair: 'a restriction: shorten it, then shorten it',
      },
      {
        without: [['legal.check_answer', 'for share']],
        pair: 'an exemption: grant it, then answer no',
      },
    ],
    elsewhere: {
      'programme.erase_what_is_due': 'erases what nobody reaches any more',
    },
    held: {
      'the restriction': ({ restrictionId }) =>
        sql`select from legal.restriction where id = ${restrictionId} for update`,
      'the request': ({ requestId }) =>
        sql`select from legal.exemption_request where id = ${requestId} for update`,
      'the proceeding': ({ proceedingId }) =>
        sql`select from legal.proceeding where id = ${proceedingId} for update`,
      'the matter': ({ subjectId }) =>
        sql`select from legal.subject where id = ${subjectId} for update`,
    },
    broken: ({ restrictionId, requestId, proceedingId }) => sql`
      select 'shortened twice to one day' as fault from legal.restriction_variation v
        where v.restriction_id = ${restrictionId} group by v.end_on having count(*) > 1
      union all select 'granted without its conditions' from legal.exemption_request r
        where r.id = ${requestId} and r.state = 'granted' and not legal.conditions_met(r)
      union all select 'granted and not exempted' from legal.exemption_request r
        join legal.proceeding p on p.id = r.proceeding_id
        where r.id = ${requestId} and (r.state = 'granted') <> (p.state = 'exempted')
      union all select 'steps that do not follow' from legal.proceeding_transition t
        where t.proceeding_id = ${proceedingId} group by t.from_state having count(*) > 1`,
  });
}

async function ordered(bench: RacingBench, court: Court): Promise<World> {
  const { organisationId, registrars } = court;
  const by = registrars[0].accountId;
  const subjectId = await addSubject(bench.database, {
    court: organisationId,
    registrar: registrars[0],
    officers: [],
  });
  const ids = {
    proceedingId: newId(),
    restrictionId: newId(),
    appealId: newId(),
    requestId: newId(),
  };
  await bench.database.owner.transaction().execute(async (tx) => {
    await sql`insert into legal.proceeding (id, subject_id, act_precision, article, country, court,
        state, state_on, registered_on, registered_by)
      values (${ids.proceedingId}, ${subjectId}, 'unknown', 'Art. 256', 'KG', 'Osh city court',
        'opened', legal.today() - 20, legal.today() - 20, ${by})`.execute(tx);
    await sql`insert into legal.restriction (id, subject_id, kind, court, order_number, scope,
        start_on, end_on, recorded_by)
      values (${ids.restrictionId}, ${subjectId}, 'travel', 'Osh city court', '12', '\\x00',
        legal.today() - 5, legal.today() + 30, ${by})`.execute(tx);
    await sql`insert into legal.restriction_appeal (id, restriction_id, subject_id, lodged_on,
        court, recorded_by)
      values (${ids.appealId}, ${ids.restrictionId}, ${subjectId}, legal.today() - 1,
        'Osh city court', ${by})`.execute(tx);
    await sql`insert into legal.exemption_request (id, subject_id, proceeding_id, edition_id,
        rule_code, legal_aid_offered_on, legal_aid_answer, opened_on, recorded_by)
      select ${ids.requestId}, ${subjectId}, ${ids.proceedingId}, e.id,
        e.document #>> '{exemptions,0,code}', legal.today() - 9, 'later', legal.today() - 9, ${by}
      from law.edition e where e.id = law.current_edition()`.execute(tx);
    await sql`insert into legal.exemption_answer (id, subject_id, request_id, condition_code,
        answer, evidence, recorded_by)
      select gen_random_uuid(), ${subjectId}, ${ids.requestId}, c ->> 'code', 'yes', '\\x00', ${by}
      from law.edition e, jsonb_array_elements(e.document #> '{exemptions,0,conditions}') c
      where e.id = law.current_edition()`.execute(tx);
  });
  return { subjectId, ...ids };
}

function ending({ registrars }: Court): Record<string, Command<World>> {
  const insert = (of: (world: World, by: string) => ReturnType<typeof sql>): Command<World> => ({
    worlds: [restriction],
    through: [],
    act: (world, turn) => [
      registrars[turn],
      (tx) => run(tx, of(world, registrars[turn].accountId)),
    ],
  });
  return {
    'lift it': insert(
      ({ restrictionId, subjectId }, by) => sql`insert into legal.restriction_lifting (id,
          restriction_id, subject_id, kind, on_day, order_number, recorded_by)
        values (${newId()}, ${restrictionId}, ${subjectId}, 'lifted', legal.today() + 5, 'L-1',
          ${by})`,
    ),
    'shorten it': insert(
      ({ restrictionId, subjectId }, by) => sql`insert into legal.restriction_variation (id,
          restriction_id, subject_id, on_day, court, order_number, end_on, recorded_by)
        values (${newId()}, ${restrictionId}, ${subjectId}, legal.today(), 'Osh city court', 'V-1',
          legal.today() + 2, ${by})`,
    ),
    'quash it': insert(
      ({ appealId }, by) => sql`update legal.restriction_appeal set state = 'quashed',
          decided_on = legal.today(), order_number = 'A-1', decided_by = ${by},
          version = version + 1 where id = ${appealId}`,
    ),
  };
}

function exempting({ registrars }: Court): Record<string, Command<World>> {
  const write = (
    of: (world: World, by: string) => ReturnType<typeof sql>,
    isStep = true,
  ): Command<World> => ({
    worlds: [exemption],
    through: [],
    act: (world, turn) => [
      registrars[turn],
      async (tx) => {
        if (isStep) await sql`select legal.hold_matter(${world.subjectId})`.execute(tx);
        return run(tx, of(world, registrars[turn].accountId));
      },
    ],
  });
  const decide = (state: string) =>
    write(
      ({ requestId }) => sql`update legal.exemption_request set state = ${state},
        decided_by = 'Osh city court', order_number = 'E-1', decided_on = legal.today(),
        version = version + 1 where id = ${requestId}`,
    );
  return {
    'grant it': decide('granted'),
    'refuse it': decide('refused'),
    'answer no': write(
      ({ requestId, subjectId }, by) => sql`insert into legal.exemption_answer (id, subject_id,
          request_id, condition_code, answer, evidence, recorded_by)
        select ${newId()}, ${subjectId}, ${requestId}, e.document
          #>> '{exemptions,0,conditions,0,code}', 'no', '\\x00', ${by}
        from law.edition e where e.id = law.current_edition()`,
      false,
    ),
    'end the proceeding': write(
      ({ proceedingId }) => sql`update legal.proceeding set state = 'ended',
        state_on = legal.today(), version = version + 1 where id = ${proceedingId}`,
    ),
  };
}

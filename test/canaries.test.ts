// Every protected value of a made-up programme contains its own token. Two accounts of every role
// call every endpoint with their own and other people's ids. A token may come back only where the
// golden matrix opens its row, and nowhere else: not in problems, headers, logs, the trail,
// figures, alarms, the OpenAPI document, or in clear in the database where it was sealed.

import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { openApiDocument } from '../src/engine/http/openapi.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import { newId } from '../src/kernel/id.ts';
import { type Role, roleNames } from '../src/kernel/roles.ts';
import type { TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import {
  addOtherCourt,
  type Answer,
  bodyOf,
  collectIds,
  type Ids,
  isOwn,
  type Known,
  paramsOf,
  paramsToTry,
  queryOf,
  senderOf,
} from './support/every-endpoint.ts';
import { absentId, exampleOf } from './support/example-input.ts';
import { serverWith } from './support/http.ts';
import { heardLog } from './support/log.ts';
import { fillProgramme } from './support/programme.ts';
import {
  canaryPattern,
  dumpOf,
  openSeeing,
  ownIdsOf,
  personsOf,
  type Seeing,
} from './support/who-sees.ts';
import { dayThere } from './support/today.ts';

type Bound = Endpoint & { readonly who: readonly Role[] };
const bound = endpoints.filter((one): one is Bound => Array.isArray(one.who));
const reading = bound.filter((one) => one.method === 'GET');

const database = await testDatabase();
const programme = await fillProgramme(database);
const logged: string[] = [];
const log = heardLog((line) => void logged.push(JSON.stringify(line)), 'debug');
const services = { ...programme.services, log };
const server = serverWith(rooms, services);
const actors = roleNames.flatMap((role) =>
  programme.actors.filter((one) => one.role === role).slice(0, 2),
);
const send = senderOf(server);
let seeing: Seeing;

let ids: Ids;

beforeAll(async () => {
  const by = programme.actor('prosecutor').accountId;
  await addOtherCourt(database, { keyring: services.keyring, by });
  ids = await collectIds(database);
  seeing = await openSeeing(database, services.keyring);
}, 60_000);

const ownOf = (actor: TestActor) => ownIdsOf(database, actor);

function canariesIn(text: string): string[] {
  return text.match(canaryPattern) ?? [];
}

const seenBy = new Map<TestActor, Set<string>>();

describe('reading: a canary comes back only where the matrix opens its row', () => {
  it.each(actors.map((actor, at) => [`${actor.role} ${(at % 2) + 1}`, actor] as const))(
    '%s',
    async (_, actor) => {
      const own = await ownOf(actor);
      const allowed = await seeing.allowed(actor);
      const seen = new Set<string>();
      const take = (name: string, answer: Answer) => {
        const found = canariesIn(answer.text);
        expect([name, canariesIn(answer.headers)]).toEqual([name, []]);
        if (answer.status !== 200) expect([name, found]).toEqual([name, []]);
        const leaks = found
          .filter((canary) => !allowed.has(canary))
          .map((canary) => `${canary} of ${seeing.places.get(canary)}`);
        expect([name, leaks]).toEqual([name, []]);
        for (const canary of found) seen.add(canary);
      };
      for (const endpoint of reading) {
        const may = endpoint.who.includes(actor.role);
        for (const params of paramsToTry(
          endpoint,
          { ids, own },
          !may
            ? 1
            : endpoint.path.includes(':entryId')
              ? 60
              : endpoint.name === 'readRestriction'
                ? 200
                : 4,
        )) {
          let after: string | null = null;
          for (let page = 0; page < 30; page++) {
            const query = queryOf(endpoint, after === null ? {} : { after });
            const answer: Answer = await send(actor, endpoint, { params, query });
            if (!may) expect([endpoint.name, answer.status]).toEqual([endpoint.name, 404]);
            take(endpoint.name, answer);
            after = answer.body?.next ?? null;
            if (after === null) break;
          }
        }
      }
      seenBy.set(actor, seen);
    },
    120_000,
  );

  it('every kind of canary was seen by somebody, so the silence above says something', () => {
    const kinds = new Set(
      [...seenBy.values()].flatMap((seen) => [...seen].map((canary) => seeing.places.get(canary)!)),
    );
    expect([...kinds].toSorted()).toEqual([...new Set(seeing.places.values())].toSorted());
  });

  it('figures and alarms hold none at all', async () => {
    for (const name of ['readFigures', 'listAlarms', 'readCounts']) {
      const endpoint = bound.find((one) => one.name === name)!;
      for (const actor of actors.filter((one) => endpoint.who.includes(one.role))) {
        const [known] = ids.get('operationId')!;
        expect(
          canariesIn((await send(actor, endpoint, { params: { operationId: known!.id } })).text),
        ).toEqual([]);
      }
    }
  });
});

describe('searching and filtering', () => {
  // Candidates are searched within a request; the room's own tests do that.
  const searching = reading.filter(
    (one) =>
      one.query &&
      !one.path.includes(':disclosureId') &&
      JSON.stringify(Object.keys((one.query as unknown as { shape: object }).shape)).match(
        /"(search|code)"/,
      ),
  );

  it.each(actors.map((actor, at) => [`${actor.role} ${(at % 2) + 1}`, actor] as const))(
    '%s finds nobody out of scope',
    async (_, actor) => {
      const [own, allowed] = [await personsOf(database, actor), await seeing.allowed(actor)];
      const hidden = (
        await sql<{
          fullName: string;
          code: string;
        }>`select n.full_name, p.code from people.person p
      join people.person_name n on n.person_id = p.id
      where p.id <> all(${[...own]}::uuid[]) order by n.full_name limit 6`.execute(database.owner)
      ).rows;
      const words = hidden.flatMap(({ fullName: name, code }) => [
        name,
        name.split(' ')[0]!,
        ...canariesIn(name),
        code,
      ]);
      for (const endpoint of searching.filter((one) => one.who.includes(actor.role))) {
        const key = Object.hasOwn((endpoint.query as unknown as { shape: object }).shape, 'search')
          ? 'search'
          : 'code';
        for (const word of words.filter((one) => one.length >= 2)) {
          const operationId = ids.get('operationId')!.at(-1)!.id;
          const answer = await send(actor, endpoint, {
            params: { operationId },
            query: { [key]: word.slice(0, 40) },
          });
          expect([endpoint.name, answer.status]).toEqual([endpoint.name, 200]);
          expect(canariesIn(answer.text).filter((canary) => !allowed.has(canary))).toEqual([]);
          const listed = answer.body.persons ?? answer.body.cases ?? [];
          const people = listed.map((one: any) => one.personId ?? one.id);
          expect(people.filter((id: string) => !own.has(id))).toEqual([]);
          if (answer.body.count !== undefined && answer.body.next === null)
            expect(answer.body.count).toBe(people.length);
        }
      }
    },
    60_000,
  );

  it('a cursor or a filter of another account opens nothing', async () => {
    const list = bound.find((one) => one.name === 'listMyCases')!;
    const [one, other] = programme.actors.filter((actor) => actor.role === 'case-manager');
    const first = await send(one!, list, { query: { limit: '1' } });
    expect(first.body.next).not.toBeNull();
    const own = await personsOf(database, other!);
    const answer = await send(other!, list, { query: { after: first.body.next, limit: '100' } });
    expect(answer.body.cases.filter((row: any) => !own.has(row.personId))).toEqual([]);
    const cases = bound.find((found) => found.name === 'listOrganisationCases')!;
    const manager = programme.actor('cso-manager');
    const stranger = programme.actors.find(
      (actor) => actor.role === 'case-manager' && actor.organisationId !== manager.organisationId,
    )!;
    const [foreign, nobody] = [
      await send(manager, cases, { query: { leadId: stranger.accountId } }),
      await send(manager, cases, { query: { leadId: absentId } }),
    ];
    expect(foreign.text).toBe(nobody.text);
  });
});

describe('hidden answers as absent does, byte for byte', () => {
  const withId = bound.filter((one) => one.path.includes(':'));
  it.each(withId.map((one) => [one.name, one] as const))(
    '%s',
    async (_, endpoint) => {
      const names = paramsOf(endpoint);
      let compared = 0;
      for (const actor of actors.filter((one) => endpoint.who.includes(one.role))) {
        const own = await ownOf(actor);
        for (const name of names) {
          const known = ids.get(name)!;
          const hidden = known
            .filter((one) => isHidden(actor, { name, own, endpoint }, one))
            .slice(0, 3);
          for (const one of hidden) {
            const rest = Object.fromEntries(names.map((other) => [other, parentOf(other, own)]));
            const ask = (id: string) =>
              send(actor, endpoint, {
                params: { ...rest, [name]: id },
                query: queryOf(endpoint),
                body: bodyOf(endpoint),
              });
            const [found, absent] = [await ask(one.id), await ask(absentId)];
            expect([actor.role, absent.status]).toEqual([actor.role, 404]);
            expect([actor.role, found.text, found.headers]).toEqual([
              actor.role,
              absent.text,
              absent.headers,
            ]);
            compared++;
          }
        }
      }
      const isAllInSight =
        [
          'takeSearch',
          'withdrawOffer',
          'declineMove',
          'acceptMove',
          // The coordinator sees all; leaving.test.ts has a manager who sees only their own.
          'listCasesLeft',
          'takeBackLeaving',
          'closeOrganisation',
          'decideGivenNameForm',
          'decideLaw',
          'retryJob',
          'discardJob',
          // An address that nobody was given cannot be made up: attached-documents.test.ts.
          'sendPart',
          'readUpload',
          'dropUpload',
        ].includes(endpoint.name) || names.includes('operationId');
      if (!isAllInSight) expect(compared).toBeGreaterThan(0);
    },
    60_000,
  );

  function parentOf(name: string, own: ReadonlySet<string>): string {
    return ids.get(name)!.find(isOwn(own))?.id ?? ids.get(name)![0]?.id ?? absentId;
  }

  type At = { name: string; own: ReadonlySet<string>; endpoint: Endpoint };
  function isHidden(actor: TestActor, at: At, one: Known): boolean {
    // The whole programme is the coordinator's; an authority sees its own queue, coded.
    if (['operationId', 'listId', 'entryId', 'jobId'].includes(at.name)) return false;
    if (at.name === 'accountId' || at.name === 'formId') return false;
    if (at.name === 'disclosureId' || at.name === 'protocolId') return one.of === 'stranger';
    if (at.name === 'membershipId') return actor.role !== 'administrator' && !at.own.has(one.of);
    // Who cannot come in is seen by all administrators and auditors, who agree to help.
    if (at.name === 'helpId') return actor.role === 'national-coordinator';
    if (at.name === 'offerId' && actor.role === 'national-coordinator') return false;
    if (at.endpoint.name === 'takeSearch') return false;
    // Both organisations that there are see each move; moving.test.ts has a third.
    if (at.name === 'moveId' && actor.role === 'cso-manager') return false;
    return !at.own.has(one.of);
  }

  it('a row of one parent under another', async () => {
    const foreign: [endpoint: string, actor: TestActor, parent: string, child: string][] = [
      ['moveProceeding', programme.actor('prosecutor'), 'subjectId', 'proceedingId'],
      ['liftRestriction', programme.actor('prosecutor'), 'subjectId', 'restrictionId'],
      ['liftRestriction', programme.actor('probation-officer'), 'subjectId', 'restrictionId'],
      ['changeHearing', programme.actor('prosecutor'), 'subjectId', 'hearingId'],
      ['readProceeding', programme.actor('prosecutor'), 'subjectId', 'proceedingId'],
      ['citeOffence', programme.actor('prosecutor'), 'subjectId', 'proceedingId'],
      ['considerAlternatives', programme.actor('prosecutor'), 'subjectId', 'proceedingId'],
      ['setExpungement', programme.actor('prosecutor'), 'subjectId', 'proceedingId'],
      ['readRestriction', programme.actor('probation-officer'), 'subjectId', 'restrictionId'],
      ['varyRestriction', programme.actor('prosecutor'), 'subjectId', 'restrictionId'],
      ['readEntry', programme.actor('national-coordinator'), 'operationId', 'entryId'],
      ['moveEntry', programme.actor('national-coordinator'), 'operationId', 'entryId'],
      ['moveToFamily', programme.actor('national-coordinator'), 'operationId', 'entryId'],
      ['previewList', programme.actor('national-coordinator'), 'operationId', 'listId'],
      ['importList', programme.actor('national-coordinator'), 'operationId', 'listId'],
    ];
    for (const [name, actor, parent, child] of foreign) {
      const endpoint = bound.find((one) => one.name === name)!;
      const own =
        parent === 'operationId'
          ? new Set(ids.get(parent)!.map((one) => one.id))
          : await ownOf(actor);
      const [first] = ids.get(parent)!.filter(isOwn(own));
      const other = ids.get(child)!.find((one) => one.of !== first!.id)!;
      const ask = (id: string) =>
        send(actor, endpoint, {
          params: { [parent]: first!.id, [child]: id },
          query: queryOf(endpoint),
          body: bodyOf(endpoint),
        });
      const [found, absent] = [await ask(other.id), await ask(absentId)];
      expect([name, absent.status, found.text, found.headers]).toEqual([
        name,
        404,
        absent.text,
        absent.headers,
      ]);
    }
  });
});

/** Someone of this role who has a record of each kind: not every officer has a search. */
async function withOwn(role: Role, kinds: readonly string[]) {
  for (const actor of programme.actors.filter((one) => one.role === role)) {
    const own = await ownOf(actor);
    if (kinds.every((kind) => ids.get(kind)!.some(isOwn(own)))) return { actor, own };
  }
  throw new Error(`no ${role} has all of ${kinds.join(', ')}`);
}

describe("ids in a body: another's answers as absent does", () => {
  const cases: [endpoint: string, role: Role, field: string, hidden: string][] = [
    ['assignCase', 'cso-manager', 'accountId', 'accountId'],
    ['assignCase', 'supervisor', 'accountId', 'accountId'],
    ['addTeamMember', 'cso-manager', 'accountId', 'accountId'],
    ['appointGuardian', 'child-protection-officer', 'personId', 'personId'],
    ['addAction', 'case-manager', 'consentId', 'consentId'],
    ['addRestriction', 'prosecutor', 'proceedingId', 'proceedingId'],
    ['addHearing', 'prosecutor', 'proceedingId', 'proceedingId'],
    ['assignOfficer', 'prosecutor', 'officerId', 'accountId'],
  ];
  it.each(cases)('%s as %s: %s', async (name, role, field, kind) => {
    const endpoint = bound.find((one) => one.name === name)!;
    const { actor, own } = await withOwn(role, paramsOf(endpoint));
    const strangers: Readonly<Record<string, string>> = {
      accountId: programme.actors.find(
        (one) => one.role === 'case-manager' && one.organisationId !== actor.organisationId,
      )!.accountId,
      personId: ids.get('personId')!.find((one) => !own.has(one.of))!.id,
      proceedingId: ids.get('proceedingId')!.find((one) => !own.has(one.of))!.id,
      consentId: (
        await sql<{
          id: string;
        }>`select id from people.consent where person_id <> all(${[...own]}::uuid[])
        limit 1`.execute(database.owner)
      ).rows[0]!.id,
    };
    const params = Object.fromEntries(
      paramsOf(endpoint).map((one) => [one, ids.get(one)!.find(isOwn(own))!.id]),
    );
    const ask = (id: string) =>
      send(actor, endpoint, {
        params,
        body: exampleOf(endpoint.body as never, {
          values: { [field]: id, ...(field === 'consentId' ? { providerName: 'x' } : {}) },
        }),
      });
    const [found, absent] = [await ask(strangers[kind]!), await ask(absentId)];
    expect([200, 400, 500]).not.toContain(absent.status);
    expect([found.status, found.text, found.headers]).toEqual([
      absent.status,
      absent.text,
      absent.headers,
    ]);
  });
});

describe('writing: what is sealed stands nowhere in clear', () => {
  const fresh: { canary: string; endpoint: string }[] = [];
  const list = (token: (what: string) => string) =>
    Buffer.from(
      [
        'Full name,Date of birth,Sex,Passport,Phone,Address,Note',
        ...Array.from(
          { length: 4 },
          (_, at) =>
            `Aida Testova ${at},2001-0${at + 1}-02,F,${token('passport')},${token('phone')},${token('address')},${token('note')}`,
        ),
      ].join('\n'),
    );
  const day = (days: number) => dayThere(days);
  const sealing: [endpoint: string, role: Role, values?: Record<string, unknown>][] = [
    ['addContact', 'case-manager'],
    ['addDocument', 'case-manager'],
    [
      'correctPerson',
      'case-manager',
      {
        value: {
          fullName: 'A name',
          givenName: null,
          familyName: null,
          fatherName: null,
          language: 'ky',
        },
      },
    ],
    ['recordVisit', 'case-manager', { kind: 'phone', visitedOn: dayThere(), nextVisitOn: null }],
    ['makeAssessment', 'case-manager'],
    ['addAddendum', 'case-manager'],
    ['addGoal', 'case-manager', { strength: 'copes', level: 'individual' }],
    [
      'addAction',
      'case-manager',
      {
        ground: 'law',
        providerOrganisationId: null,
        consentId: null,
        fundedUntil: null,
        mhpssLayer: null,
      },
    ],
    [
      'appointGuardian',
      'child-protection-officer',
      { relation: 'other', fromOn: dayThere(), untilOn: null },
    ],
    ['recordKinContact', 'child-protection-officer'],
    [
      'addRestriction',
      'prosecutor',
      {
        proceedingId: null,
        court: 'x',
        orderNumber: '1',
        startOn: day(0),
        endOn: day(9),
        groundsRole: 'cnry-9grounda',
        groundsStay: 'cnry-9groundb',
        appealTerms: 'cnry-9groundc',
      },
    ],
    ['varyRestriction', 'prosecutor', { court: 'x', orderNumber: '1', onDay: day(0), endOn: null }],
    ['askPermission', 'probation-officer', { askedOn: day(0), fromOn: day(0), toOn: day(0) }],
    ['answerPermission', 'probation-officer', { answer: 'refused', answeredOn: day(0) }],
    ['planContact', 'probation-officer', { onDay: day(0) }],
    ['addHearing', 'prosecutor'],
    ['stageList', 'national-coordinator'],
    ['considerAlternatives', 'prosecutor'],
    ['recordBirthClaim', 'prosecutor', { from: '1980-01-01', to: '1980-12-31' }],
    ['recordDetention', 'prosecutor', { orderNumber: '1' }],
  ];

  it.each(sealing)('%s as %s', async (name, role, values = {}) => {
    const endpoint = bound.find((one) => one.name === name)!;
    const token = () => {
      const canary = `cnry-9${newId().replaceAll('-', '').slice(-6)}`;
      fresh.push({ canary, endpoint: name });
      return canary;
    };
    const outcomes: string[] = [];
    for (const actor of actors.filter((one) => one.role === role)) {
      const own = await ownOf(actor);
      for (const id of paramsToTry(
        endpoint,
        { ids, own },
        name.includes('ermission') || name.includes('Contact') || name === 'varyRestriction'
          ? 40
          : 12,
      )) {
        const proceedingId =
          ids.get('proceedingId')!.find((one) => one.of === id['subjectId'])?.id ?? absentId;
        const body =
          endpoint.body === 'bytes'
            ? list(token)
            : exampleOf(endpoint.body as never, {
                text: token,
                values: {
                  proceedingId,
                  ...values,
                  ...(name === 'appointGuardian'
                    ? { holder: { name: token(), relation: 'other' } }
                    : {}),
                  ...(name === 'addAction' ? { decision: { reason: token(), untilOn: null } } : {}),
                },
              });
        const query =
          endpoint.body === 'bytes'
            ? { fileName: `${token()}.csv`, kind: 'ministry' }
            : queryOf(endpoint);
        const params =
          name === 'stageList' ? { operationId: ids.get('operationId')!.at(-1)!.id } : id;
        const answer = await send(actor, endpoint, { params, query, body, commandId: newId() });
        outcomes.push(
          `${answer.status} ${answer.body?.code ?? ''} ${JSON.stringify(answer.body?.errors ?? '')}`,
        );
        if (answer.status === 200) return;
      }
    }
    expect(outcomes).toContain('200');
  });

  it('in no table, and none of the earlier ones either', async () => {
    const dump = await dumpOf(database);
    expect(fresh.length).toBeGreaterThan(20);
    const secret = new Set([...seeing.sealed, ...fresh.map((one) => one.canary)]);
    for (const [table, text] of dump) {
      const clear = canariesIn(text)
        .filter((canary) => secret.has(canary))
        .map(
          (canary) =>
            fresh.find((one) => one.canary === canary)?.endpoint ?? seeing.places.get(canary),
        );
      expect([table, clear]).toEqual([table, []]);
    }
    for (const table of [
      'audit.entry',
      'access.command',
      'reports.release_cell',
      'reports.held_count',
      'care.offer',
      'access.session',
      'access.device',
    ]) {
      expect([table, canariesIn(dump.get(table)!)]).toEqual([table, []]);
    }
  });

  it('in no log line and not in the OpenAPI document', () => {
    expect(canariesIn(logged.join('\n'))).toEqual([]);
    expect(canariesIn(JSON.stringify(openApiDocument(endpoints, '1')))).toEqual([]);
  });
});

// The law changed on screen: who may not, the answer to a faulty law, two people for each change,
// one effect however often the button is pressed, and what is recorded afterwards.

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { countriesRoom } from '../../engine/countries/countries-room.ts';
import type { LawPack } from './model.ts';
import { loadLaw } from './load-law.ts';
import { toDay } from '../../kernel/day.ts';
import { type Role, roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type Answer, call, serverWith } from '../../../test/support/http.ts';
import type { LawOnScreen } from './document-schema.ts';
import { lawRoom } from './room.ts';
import { withReviews } from './rules.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([lawRoom, countriesRoom], testServices(database));
const actors = {} as Record<Role, TestActor>;
let one: TestActor;
let other: TestActor;
let namesake: TestActor;
let inForce: { edition: number; law: LawPack };

async function makeAdministrator(name: string): Promise<TestActor> {
  const actor = await makeActor(database, { role: 'administrator' });
  await sql`update access.account set display_name = ${name} where id = ${actor.accountId}`.execute(
    owner,
  );
  return actor;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const role of roleNames) actors[role] = await makeActor(database, { role });
  [one, other, namesake] = [
    await makeAdministrator('Aida One'),
    await makeAdministrator('Bek Other'),
    await makeAdministrator('aida  ONE'),
  ];
});
beforeEach(async () => void (inForce = await readLaw()));

async function readLaw(edition?: number, actor = one): Promise<{ edition: number; law: LawPack }> {
  const { body } = await call(server, actor, `GET /api/law${edition ? `?edition=${edition}` : ''}`);
  const { country: code, edition: number, inForce: _, reportedPermits: __, ...law } = body;
  return { edition: number, law: { code, ...law } };
}

const penalty = { monthsMin: 36, monthsMax: 72, source: 'press-2022', status: 'reported' } as const;
/** The law of today in which the offence gets a new version from a day. */
function withNewVersion(law: LawPack, day: string, more: object = {}): LawPack {
  const at = law.offences.findIndex(
    ({ code, until }) => code === 'armed-conflict-abroad' && until === null,
  );
  const next = { ...law.offences[at]!, from: toDay(day), penalty, reviews: [], ...more };
  return {
    ...law,
    offences: [...law.offences.with(at, { ...law.offences[at]!, until: toDay(day) }), next],
  };
}

const propose = (
  document: object,
  { by = one, basedOn = inForce.edition, reason = 'The code changed' } = {},
): Promise<Answer> => call(server, by, 'POST /api/law/editions', { basedOn, reason, document });
type Deciding = { by?: TestActor; comparedWith?: number; reason?: string | null };
const decide = (
  edition: number,
  decision: string,
  { by = other, comparedWith = inForce.edition, reason = null }: Deciding = {},
): Promise<Answer> =>
  call(server, by, `PUT /api/law/editions/${edition}`, { decision, comparedWith, reason });
const currentNumber = async (): Promise<number> => (await readLaw()).edition;

describe('nobody else', () => {
  test('proposes or decides over HTTP; the history is for those who work by the law', async () => {
    const {
      body: { edition },
    } = await propose(withNewVersion(inForce.law, '2027-01-01'));
    for (const role of roleNames.filter((name) => name !== 'administrator')) {
      const statuses = [
        (await propose(inForce.law, { by: actors[role] })).status,
        (await decide(edition, 'confirmed', { by: actors[role] })).status,
      ];
      expect([role, ...statuses]).toEqual([role, 404, 404]);
      const history = await call(server, actors[role], 'GET /api/law/editions');
      const mayRead = [
        'prosecutor',
        'probation-officer',
        'national-coordinator',
        'auditor',
      ].includes(role);
      expect([role, history.status]).toEqual([role, mayRead ? 200 : 404]);
      const shown = (history.body.editions ?? []).map(({ number }: { number: number }) => number);
      const proposal = await call(server, actors[role], `GET /api/law?edition=${edition}`);
      expect([role, shown.includes(edition), proposal.status]).toEqual([
        role,
        role === 'auditor',
        role === 'auditor' ? 200 : 404,
      ]);
      const absent = await call(server, actors[role], 'GET /api/law?edition=99999');
      if (role !== 'auditor') expect(absent.raw).toBe(proposal.raw);
    }
    await decide(edition, 'declined', { reason: 'only tried' });
  });

  test('does it with SQL', async () => {
    for (const role of roleNames) {
      const actor = role === 'administrator' ? one : actors[role];
      const tried = (statement: ReturnType<typeof sql>) =>
        asActor(database, actor, (tx) => statement.execute(tx)).then(
          () => 'done',
          (problem: Error) => problem.message,
        );
      expect(
        await tried(
          sql`insert into law.edition (origin, document, document_hash) values ('pack', '{}', '')`,
        ),
      ).toMatch(/permission denied/);
      expect(await tried(sql`update law.edition set confirmed_at = now()`)).toMatch(
        /permission denied/,
      );
      if (role === 'administrator') continue;
      const document = JSON.stringify(withNewVersion(inForce.law, '2027-01-01'));
      expect([
        role,
        await tried(sql`select law.propose(${document}::jsonb, ${inForce.edition}, 'because')`),
      ]).toEqual([role, expect.stringMatching(/permission denied|not open/)]);
      const answer = await asActor(
        database,
        actor,
        async (tx) =>
          (
            await sql<{
              answer: string;
            }>`select law.decide(1, 'declined', 'because', 1) as answer`.execute(tx)
          ).rows[0]!.answer,
      ).catch((problem: Error) => problem.message);
      expect([role, answer]).toEqual([role, expect.stringMatching(/permission denied|not-found/)]);
    }
    const undecided = await asActor(
      database,
      one,
      async (tx) =>
        (
          await sql<{ answer: string }>`select law.decide(1, null, 'because', 1) as answer`.execute(
            tx,
          )
        ).rows[0]!.answer,
    );
    expect(undecided).toBe('not-found');
    const foreign = JSON.stringify({ ...inForce.law, code: 'kz' });
    await expect(
      asActor(database, one, (tx) =>
        sql`select law.propose(${foreign}::jsonb, ${inForce.edition}, 'because')`.execute(tx),
      ),
    ).rejects.toThrow(/no document/);
  });
});

describe('a law that cannot stand', () => {
  const offences =
    (change: (first: any, all: LawPack['offences']) => unknown[]) =>
    (law: LawPack): object => ({
      ...law,
      offences: change(structuredClone(law.offences.at(-1)), law.offences),
    });
  const faulty: [name: string, change: (law: LawPack) => object, path: RegExp, code: string][] = [
    [
      'an unknown key',
      offences((last, all) => [...all.slice(0, -1), { ...last, danger: 3 }]),
      /^document\.offences\.\d+\.danger$/,
      'unknown-field',
    ],
    [
      'no source',
      offences((last, all) => [...all.slice(0, -1), { ...last, source: undefined }]),
      /offences\.\d+\.source$/,
      'invalid_type',
    ],
    [
      'a source that is not listed',
      offences((last, all) => [...all.slice(0, -1), { ...last, source: 'hearsay' }]),
      /offences\.\d+\.source$/,
      'source-unknown',
    ],
    [
      'overlapping versions',
      offences((last, all) => [...all, { ...last, from: '2026-12-01' }]),
      /offences\.\d+\.from$/,
      'in-force-twice',
    ],
    [
      'a penalty upside down',
      offences((last, all) => [
        ...all.slice(0, -1),
        { ...last, penalty: { ...penalty, monthsMin: 90, monthsMax: 12 } },
      ]),
      /offences\.\d+\.penalty\.monthsMin$/,
      'penalty-upside-down',
    ],
    [
      'an end before the beginning',
      offences((last, all) => [...all.slice(0, -1), { ...last, until: '2000-01-01' }]),
      /offences\.\d+\.until$/,
      'ends-before-it-begins',
    ],
    [
      'a day that does not exist',
      offences((last, all) => [...all.slice(0, -1), { ...last, from: '2027-02-29' }]),
      /offences\.\d+\.from$/,
      'custom',
    ],
    [
      'a text of 10,000 characters',
      offences((last, all) => [...all.slice(0, -1), { ...last, article: 'x'.repeat(10_000) }]),
      /article$/,
      'too_big',
    ],
    [
      'control characters',
      offences((last, all) => [...all.slice(0, -1), { ...last, article: '12\u0007' }]),
      /article$/,
      'invalid_format',
    ],
    [
      'a turned direction of writing',
      offences((last, all) => [...all.slice(0, -1), { ...last, article: '12\u202E34' }]),
      /article$/,
      'invalid_format',
    ],
    [
      'a penalty checked alone',
      offences((last, all) => [
        ...all.slice(0, -1),
        { ...last, penalty: { ...penalty, status: 'checked-against-statute' } },
      ]),
      /penalty\.status$/,
      'penalty-checked-alone',
    ],
    [
      'ages upside down',
      (law) => ({
        ...law,
        responsibility: {
          ...law.responsibility,
          listed: { ...law.responsibility.listed, value: 18 },
        },
      }),
      /responsibility\.listed\.value$/,
      'ages-upside-down',
    ],
    [
      'a list that names no offence',
      (law) => ({
        ...law,
        responsibility: {
          ...law.responsibility,
          listedOffences: { ...law.responsibility.listedOffences, value: ['flying'] },
        },
      }),
      /^document\.responsibility\.listedOffences\.value\.0$/,
      'offence-unknown',
    ],
    ['another country', (law) => ({ ...law, code: 'kz' }), /^document\.code$/, 'other-country'],
    [
      'an address that is no web page',
      (law) => ({
        ...law,
        sources: [
          ...law.sources,
          { id: 'x', title: 'x', year: 2026, address: 'javascript:alert(1)' },
        ],
      }),
      /sources\.\d+\.address$/,
      'invalid_format',
    ],
    [
      'too many entries',
      offences((last, all) => [
        ...all,
        ...Array.from({ length: 301 }, (_, at) => ({ ...last, code: `x-${at}` })),
      ]),
      /^document\.offences$/,
      'too_big',
    ],
  ];
  test.each(faulty)(
    '%s is refused with its field, and nothing is stored',
    async (_, change, path, code) => {
      const rows = async () =>
        (await sql<{ count: string }>`select count(*) from law.edition`.execute(owner)).rows[0]!
          .count;
      const before = await rows();
      const { status, body } = await propose(change(inForce.law));
      expect([status, body.code]).toEqual([400, 'invalid-input']);
      expect(body.errors).toContainEqual(
        expect.objectContaining({ path: expect.stringMatching(path), code }),
      );
      expect(await rows()).toBe(before);
    },
  );

  test('a reason that is missing, too long or hides something; a law of a megabyte', async () => {
    const document = withNewVersion(inForce.law, '2027-01-01');
    for (const reason of ['', ' x ', 'x'.repeat(10_000), 'a\u0000b', 'a\u202Eb']) {
      expect([reason.slice(0, 5), (await propose(document, { reason })).status]).toEqual([
        reason.slice(0, 5),
        400,
      ]);
    }
    const huge = {
      ...document,
      sources: [...document.sources, { id: 'x', title: 'x'.repeat(600_000), year: 2026 }],
    };
    expect((await propose(huge)).status).toBe(413);
  });

  test('what was proposed past the server is not confirmed', async () => {
    const twice = JSON.stringify({
      ...inForce.law,
      offences: [...inForce.law.offences, inForce.law.offences.at(-1)],
    });
    const number = await asActor(
      database,
      one,
      async (tx) =>
        (
          await sql<{ answer: { number: number } }>`
      select law.propose(${twice}::jsonb, ${inForce.edition}, 'because') as answer`.execute(tx)
        ).rows[0]!.answer.number,
    );
    expect((await decide(number, 'confirmed')).body.code).toBe('law-has-faults');
    expect((await decide(number, 'declined', { reason: 'faulty' })).status).toBe(200);
  });
});

describe('a proposal', () => {
  test('changes nothing until another human being confirms it; then it is in force, and on record', async () => {
    const document = withNewVersion(inForce.law, '2027-01-01', {
      names: { en: 'An offence 😀', ru: 'Преступление' },
    });
    const {
      status,
      body: { edition },
    } = await propose(document, { reason: 'The code changed\n👍' });
    expect([status, await currentNumber()]).toEqual([200, inForce.edition]);
    expect((await decide(edition, 'confirmed', { by: one })).body.code).toBe(
      'second-person-needed',
    );
    expect((await decide(edition, 'confirmed', { by: namesake })).body.code).toBe(
      'second-person-needed',
    );
    expect(
      (await decide(edition, 'confirmed', { comparedWith: inForce.edition + 999 })).body.code,
    ).toBe('law-changed-meanwhile');
    expect((await decide(edition, 'brought-forward', { reason: 'it is no file' })).body.code).toBe(
      'already-decided',
    );
    const answers = await Promise.all([
      decide(edition, 'confirmed'),
      decide(edition, 'confirmed'),
      decide(edition, 'declined', { reason: 'no' }),
    ]);
    expect(answers.filter(({ status: each }) => each === 200)).toHaveLength(1);
    if ((await currentNumber()) === edition) {
      const seen = await readLaw(undefined, actors.prosecutor);
      expect(seen.law.offences.at(-1)).toMatchObject({
        names: { en: 'An offence 😀' },
        from: '2027-01-01',
      });
      expect(
        seen.law.offences.filter(
          ({ code, until }) => code === 'armed-conflict-abroad' && until === '2027-01-01',
        ),
      ).toHaveLength(1);
    }
    expect((await decide(edition, 'confirmed')).body.code).toBe('already-decided');
    const history = (await call(server, one, 'GET /api/law/editions')).body.editions;
    expect(history.find(({ number }: { number: number }) => number === edition)).toMatchObject({
      proposed: { name: 'Aida One' },
      reason: 'The code changed\n👍',
      comparedWith: inForce.edition,
      byMe: true,
      isOutdated: false,
    });
    const events = await sql<{
      event: string;
    }>`select event from audit.entry where record = 'law'
      and event in ('law-proposed', 'law-confirmed', 'law-declined')`.execute(owner);
    expect(events.rows.filter(({ event }) => event === 'law-proposed').length).toBeGreaterThan(0);
    expect((await readLaw(inForce.edition, actors.prosecutor)).law).toEqual(inForce.law);
  });

  test('of which the law has moved on is looked at again, not confirmed', async () => {
    const [a, b] = [
      await propose(withNewVersion(inForce.law, '2027-02-01')),
      await propose(withNewVersion(inForce.law, '2027-03-01')),
    ];
    expect((await decide(a.body.edition, 'confirmed')).status).toBe(200);
    const now = await currentNumber();
    expect((await decide(b.body.edition, 'confirmed')).body.code).toBe('law-changed-meanwhile');
    expect((await decide(b.body.edition, 'confirmed', { comparedWith: now })).body.code).toBe(
      'law-changed-meanwhile',
    );
    expect((await propose(inForce.law)).body.code).toBe('law-changed-meanwhile');
    const shown = (await call(server, one, 'GET /api/law/editions')).body.editions.find(
      ({ number }: { number: number }) => number === b.body.edition,
    );
    expect(shown.isOutdated).toBe(true);
    expect((await decide(b.body.edition, 'declined')).body.code).toBe('reason-needed');
    expect(
      (await decide(b.body.edition, 'declined', { by: one, reason: 'I begin anew' })).status,
    ).toBe(200);
  });

  test('that changes nothing is none', async () => {
    expect((await propose(inForce.law)).body.code).toBe('nothing-changed');
    const typed = {
      ...inForce.law,
      offences: inForce.law.offences.map((offence) => ({
        ...offence,
        reviews: [{ by: 'X', on: '2026-01-01' }],
      })),
    };
    expect((await propose(typed)).body.code).toBe('nothing-changed');
  });

  test('two confirmed at once: one holds, and its law is whole', async () => {
    const made = await Promise.all(
      ['2027-05-01', '2027-06-01'].map((day) => propose(withNewVersion(inForce.law, day))),
    );
    const answers = await Promise.all(made.map(({ body }) => decide(body.edition, 'confirmed')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = made[answers.findIndex(({ status }) => status === 200)]!.body.edition;
    expect(await currentNumber()).toBe(winner);
  });
});

describe('called checked', () => {
  test('it has the two who put it into force, not who was typed; a word changed later, and both look again', async () => {
    const typed = [
      { by: 'Somebody Else', on: toDay('2020-01-01') },
      { by: 'Nobody', on: toDay('2020-01-02') },
    ];
    const law = inForce.law;
    const last = law.offences.length - 1;
    const checked = {
      ...law,
      offences: law.offences.with(last, {
        ...law.offences[last]!,
        status: 'checked-against-statute',
        reviews: typed,
      }),
    };
    const {
      body: { edition },
    } = await propose(checked);
    expect((await readLaw(edition)).law.offences[last]!.reviews).toEqual([]);
    expect((await decide(edition, 'confirmed')).status).toBe(200);
    const now = await readLaw();
    expect(now.law.offences[last]!.reviews.map(({ by }) => by)).toEqual(['Aida One', 'Bek Other']);
    expect(now.law.offences[last]!.reviews.every(({ on }) => /^20\d\d-\d\d-\d\d$/.test(on))).toBe(
      true,
    );
    inForce = now;
    const changed = {
      ...now.law,
      offences: now.law.offences.with(last, { ...now.law.offences[last]!, article: '416-1' }),
    };
    const again = await propose(changed, { by: other });
    expect((await readLaw(again.body.edition)).law.offences[last]!.reviews).toEqual([]);
    expect((await decide(again.body.edition, 'confirmed', { by: one })).status).toBe(200);
    const after = await readLaw();
    expect(after.law.offences[last]!.reviews.map(({ by }) => by)).toEqual([
      'Bek Other',
      'Aida One',
    ]);
    inForce = after;
    const elsewhere = await propose(withNewVersion(after.law, '2028-01-01'));
    expect((await decide(elsewhere.body.edition, 'confirmed')).status).toBe(200);
    const kept = (await readLaw()).law.offences.find(({ article }) => article === '416-1')!;
    expect(kept.reviews.map(({ by }) => by)).toEqual(
      kept.until === null ? ['Bek Other', 'Aida One'] : ['Aida One', 'Bek Other'],
    );
  });
});

test('the server and the database put reviews to the same facts', async () => {
  const people = [
    { by: 'A', on: toDay('2027-01-01') },
    { by: 'B', on: toDay('2027-01-02') },
  ];
  for (const code of ['kg', 'uz', 'tj']) {
    const earlier = loadLaw(code);
    const checked = <Fact extends object>(facts: readonly Fact[]) =>
      facts.map((fact, at) =>
        at % 2 === 0
          ? { ...fact, status: 'checked-against-statute', reviews: people.slice(1) }
          : fact,
      );
    const law = {
      ...earlier,
      versions: checked(earlier.versions),
      offences: checked(earlier.offences),
      exemptions: checked(earlier.exemptions),
      restrictions: checked(earlier.restrictions),
      responsibility: {
        ...earlier.responsibility,
        general: checked([earlier.responsibility.general])[0]!,
      },
    } as unknown as LawOnScreen;
    const [mine, again] = [
      withReviews(law, earlier, people),
      withReviews(law, law as unknown as LawPack, people),
    ];
    const theirs = async (before: object) =>
      (
        await sql<{ value: LawPack }>`select law.with_reviews(${JSON.stringify(law)}::jsonb,
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(people)}::jsonb) as value`.execute(owner)
      ).rows[0]!.value;
    expect(await theirs(earlier)).toEqual(JSON.parse(JSON.stringify(mine)));
    expect(await theirs(law)).toEqual(JSON.parse(JSON.stringify(again)));
  }
});

describe('a file that changed while the law was changed on screen', () => {
  test('waits, is brought forward by one and adopted by another, with its own reviews', async () => {
    const file = {
      ...loadLaw('kg'),
      sources: [...loadLaw('kg').sources, { id: 'gazette', title: 'Gazette', year: 2027 }],
    };
    await sql`select law.use_pack(${JSON.stringify(file)}::jsonb, ${Buffer.from('newer')})`.execute(
      owner,
    );
    const edition = (await call(server, one, 'GET /api/law/editions')).body.editions.find(
      ({ origin, state }: { origin: string; state: string }) =>
        origin === 'pack' && state === 'proposed',
    );
    expect(edition).toMatchObject({ proposed: { name: null }, comparedWith: inForce.edition });
    expect((await decide(edition.number, 'confirmed')).body.code).toBe('nobody-proposed-it');
    expect((await decide(edition.number, 'brought-forward')).body.code).toBe('reason-needed');
    expect(
      (await decide(edition.number, 'brought-forward', { by: one, reason: 'The file is newer' }))
        .status,
    ).toBe(200);
    expect((await decide(edition.number, 'brought-forward', { reason: 'again' })).body.code).toBe(
      'already-decided',
    );
    expect((await decide(edition.number, 'confirmed', { by: one })).body.code).toBe(
      'second-person-needed',
    );
    expect((await decide(edition.number, 'confirmed')).status).toBe(200);
    expect((await readLaw()).law.sources.at(-1)).toMatchObject({ id: 'gazette' });
  });

  test('or is declined with a reason', async () => {
    const {
      body: { edition },
    } = await propose(withNewVersion(inForce.law, '2029-01-01'));
    await decide(edition, 'confirmed');
    await sql`select law.use_pack(${JSON.stringify({ ...loadLaw('kg'), restrictions: [] })}::jsonb,
      ${Buffer.from('another')})`.execute(owner);
    const waiting = (await call(server, one, 'GET /api/law/editions')).body.editions.find(
      ({ state }: { state: string }) => state === 'proposed',
    );
    expect((await decide(waiting.number, 'declined', { reason: 'ours is newer' })).status).toBe(
      200,
    );
    expect(await currentNumber()).toBe(edition);
  });
});

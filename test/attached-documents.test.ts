// Documents attached to records, refusals first: who finds nothing, through every door; then that a
// content is stored, served, shown, destroyed and swept as its row says, and as nothing else says.

import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { documentsFolderOf, documentsIn } from '../src/engine/documents/documents.ts';
import { partBytes } from '../src/engine/documents/limits.ts';
import { sweepDocuments } from '../src/engine/documents/sweeping.ts';
import { newId } from '../src/kernel/id.ts';
import { roleNames } from '../src/kernel/roles.ts';
import { rekeyingJob } from '../src/rooms/people/rekeying.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { photograph, secret } from './support/documents.ts';
import { testDatabase } from './support/database.ts';
import { addConsent } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { type Court, openCourt } from './support/matters.ts';

const database = await testDatabase();
const { owner } = database;
const folder = mkdtempSync(join(tmpdir(), 'alongside-attached-'));
const plain = testServices(database);
const services = { ...plain, documents: documentsIn(folder, plain.keyring, plain.now) };
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
const words = 'Свидетельство выдано Зарине Тестовой';

let staff: Staff;
let court: Court;
beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  court = await openCourt(database, server);
});

async function send(actor: TestActor, bytes: Uint8Array): Promise<string> {
  const { upload } = await step(bench, actor, ['POST /api/uploads', { bytes: bytes.length }]);
  for (let number = 0; number * partBytes < bytes.length; number += 1) {
    const part = bytes.subarray(number * partBytes, (number + 1) * partBytes);
    await step(bench, actor, [`PUT /api/uploads/${upload}?number=${number}`, part]);
  }
  return upload as string;
}

const fields = {
  form: 'copy',
  language: 'ru',
  datedOn: '2020-01-02',
  issuer: 'Отдел Тестовый',
  number: 'AN-7',
  originalSeenOn: null,
};
const paperOf = (personId: string, uploads: string[], more: object = {}) => ({
  about: 'person',
  aboutId: personId,
  kind: 'birth-certificate',
  ...fields,
  uploads,
  ...more,
});
const listOf = (personId: string) => `/api/persons/${personId}/attached-documents` as const;

async function attached(file: Uint8Array = Buffer.from(words), more: object = {}) {
  const { personId } = await takeIn(bench, staff, 30);
  const upload = await send(staff.lead, file);
  const body = paperOf(personId, [upload], more);
  const { id } = await step(bench, staff.lead, [`POST ${listOf(personId)}`, body]);
  return { personId, id: id as string };
}
const contentOf = (actor: TestActor, id: string) =>
  call(server, actor, `GET /api/person-documents/${id}/content`);

async function contentIdOf(id: string): Promise<string> {
  const found = await sql<{ contentId: string }>`select content_id from people.document
    where id = ${id}`.execute(owner);
  return found.rows[0]!.contentId;
}
const isStored = async (contentId: string) =>
  services.documents.store.open(contentId).then(
    () => true,
    () => false,
  );

function everythingOnDisk(): Buffer {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return Buffer.concat(
    files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)),
  );
}

describe('who has nothing to do with a person', () => {
  it('finds no document, by no door, and cannot tell it from one that does not exist', async () => {
    const { personId, id } = await attached();
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const rows = await asActor(
        database,
        stranger,
        async (tx) => (await sql`select id from people.document`.execute(tx)).rows.length,
      ).catch((problem: { code: string }) => (problem.code === '42501' ? 0 : -1));
      expect([role, rows]).toEqual([role, 0]);
      const pairs = [
        [`GET ${listOf(personId)}`, `GET ${listOf(nothing)}`],
        [`GET /api/person-documents/${id}/content`, `GET /api/person-documents/${nothing}/content`],
        [
          `GET /api/person-documents/${id}/page?page=1`,
          `GET /api/person-documents/${nothing}/page?page=1`,
        ],
      ] as const;
      for (const [hidden, absent] of pairs) {
        const [one, other] = [
          await call(server, stranger, hidden),
          await call(server, stranger, absent),
        ];
        expect([role, one.status, one.raw]).toEqual([role, 404, other.raw]);
      }
      const off = { because: 'wrong-file' };
      const takeOff = (which: string) =>
        call(server, stranger, `POST /api/person-documents/${which}/take-off`, off);
      expect([role, (await takeOff(id)).raw]).toEqual([role, (await takeOff(nothing)).raw]);
    }
    expect((await contentOf(staff.lead, id)).raw).toContain(words);
  });

  it('attaches nothing, nor to a record of somebody else', async () => {
    const { personId } = await attached();
    const { personId: other } = await takeIn(bench, staff, 30);
    const consentId = await addConsent(database, other);
    const stranger = await makeActor(database, { role: 'case-manager' });
    const upload = await send(stranger, Buffer.from(words));
    const tried = await call(
      server,
      stranger,
      `POST ${listOf(personId)}`,
      paperOf(personId, [upload]),
    );
    expect(tried.status).toBe(404);
    const mine = await send(staff.lead, Buffer.from(words));
    const misplaced = [
      { about: 'consent', aboutId: consentId },
      { about: 'consent', aboutId: nothing },
      { about: 'person', aboutId: other },
    ];
    for (const more of misplaced) {
      const body = paperOf(personId, [mine], more);
      const answer = await call(server, staff.lead, `POST ${listOf(personId)}`, body);
      expect([more, answer.status]).toEqual([more, answer.status === 404 ? 404 : 409]);
    }
  });

  it('a supervisor reads and changes nothing; a psychologist finds only what was signed', async () => {
    const { personId, id } = await attached();
    const consentId = await addConsent(database, personId);
    const upload = await send(staff.lead, Buffer.from(words));
    const body = paperOf(personId, [upload], {
      about: 'consent',
      aboutId: consentId,
      kind: 'signed-consent',
    });
    const signed = await step(bench, staff.lead, [`POST ${listOf(personId)}`, body]);
    const psychologist = await makeActor(database, {
      role: 'psychologist',
      organisationId: staff.organisationId,
    });
    await sql`insert into access.reach (account_id, person_id, level, via)
      values (${psychologist.accountId}, ${personId}, 'assigned', 'case-team')`.execute(owner);
    const seen = await step(bench, psychologist, [`GET ${listOf(personId)}`]);
    expect(seen.documents.map((one: { id: string }) => one.id)).toEqual([signed.id]);
    expect((await contentOf(psychologist, id)).status).toBe(404);
    expect((await contentOf(psychologist, signed.id)).raw).toContain(words);
    expect(seen.documents[0].mayTakeOff).toBe(false);
  });
});

describe('the order behind the cover of a child', () => {
  it('is read by whoever reads the cover: by no psychologist, manager or stranger', async () => {
    const { personId } = await takeIn(bench, staff, 6);
    const found = await sql<{ id: string }>`select id from guardianship.cover
      where person_id = ${personId} limit 1`.execute(owner);
    const coverId = found.rows[0]!.id;
    const other = await takeIn(bench, staff, 7);
    const orderOf = (uploads: string[], more: object = {}) =>
      paperOf(personId, uploads, {
        about: 'cover',
        aboutId: coverId,
        kind: 'guardianship-order',
        ...more,
      });
    const upload = await send(staff.lead, Buffer.from(words));
    // Not to the cover of another child, nor under a name of the caller's making.
    const wrong = await call(
      server,
      staff.lead,
      `POST ${listOf(other.personId)}`,
      orderOf([upload]),
    );
    expect(wrong.status).toBe(404);
    const { id } = await step(bench, staff.lead, [`POST ${listOf(personId)}`, orderOf([upload])]);
    const doors = async (actor: TestActor) => [
      (await call(server, actor, `GET /api/person-documents/${id}/content`)).status,
      (await call(server, actor, `GET /api/person-documents/${id}/page?page=1`)).status,
    ];
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      expect([role, await doors(stranger)]).toEqual([role, [404, 404]]);
      expect(
        (await call(server, stranger, `POST ${listOf(personId)}`, orderOf([upload]))).status,
      ).toBe(404);
    }
    const psychologist = await makeActor(database, {
      role: 'psychologist',
      organisationId: staff.lead.organisationId,
    });
    await sql`insert into access.reach (account_id, person_id, via)
      values (${psychologist.accountId}, ${personId}, 'case-team')`.execute(owner);
    expect(await doors(psychologist)).toEqual([404, 404]);
    const theirs = await call(server, psychologist, `GET ${listOf(personId)}?aboutId=${coverId}`);
    expect(theirs.body.documents).toEqual([]);
    const mine = await step(bench, staff.lead, [`GET ${listOf(personId)}?aboutId=${coverId}`]);
    expect(mine.documents.map((one: { id: string }) => one.id)).toEqual([id]);
    const cover = await step(bench, staff.lead, [`GET /api/persons/${personId}/cover`]);
    expect(cover.covers[0].may).toMatchObject({ readOrder: true, attachOrder: true });
  });
});

describe('a content', () => {
  it('is nowhere in clear, and leaves as a file to save under a name of ours', async () => {
    const { id } = await attached();
    expect(everythingOnDisk().includes(words)).toBe(false);
    const answer = await server.inject({
      url: `/api/person-documents/${id}/content`,
      headers: { authorization: `Bearer ${staff.lead.token}` },
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="document-${id.slice(-8)}.txt"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.payload).toBe(words);
  });

  it('is a picture without what the phone added, and is shown as an image', async () => {
    const { id } = await attached(await photograph('jpeg'));
    const answer = await server.inject({
      url: `/api/person-documents/${id}/content`,
      headers: { authorization: `Bearer ${staff.lead.token}` },
    });
    expect(answer.rawPayload.includes(secret)).toBe(false);
    expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined();
    const page = await server.inject({
      url: `/api/person-documents/${id}/page?page=1`,
      headers: { authorization: `Bearer ${staff.lead.token}` },
    });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(
      (await call(server, staff.lead, `GET /api/person-documents/${id}/page?page=2`)).status,
    ).toBe(404);
  });

  it('of several pages is one PDF', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    const uploads = [
      await send(staff.lead, await photograph('jpeg')),
      await send(staff.lead, await photograph('jpeg')),
    ];
    await step(bench, staff.lead, [`POST ${listOf(personId)}`, paperOf(personId, uploads)]);
    const { documents } = await step(bench, staff.lead, [`GET ${listOf(personId)}`]);
    expect(documents).toMatchObject([
      { format: 'pdf', pages: 2, issuer: fields.issuer, number: fields.number },
    ]);
  });

  it('that is refused leaves no row and no file, and says why', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    const before = readdirSync(documentsFolderOf(folder), { recursive: true }).length;
    const upload = await send(staff.lead, Buffer.from('<html><script>1</script></html>'));
    const answer = await call(
      server,
      staff.lead,
      `POST ${listOf(personId)}`,
      paperOf(personId, [upload]),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'document-is-web-page']);
    expect(readdirSync(documentsFolderOf(folder), { recursive: true })).toHaveLength(before);
    // What was sent is still there for whoever wants to look at what they sent; it is swept.
    expect((await call(server, staff.lead, `GET /api/uploads/${upload}`)).status).toBe(200);
  });

  it('cannot be written over by choosing the id of a document that one does not see', async () => {
    const { id } = await attached();
    const stranger = await makeStaff(bench);
    const { personId } = await takeIn(bench, stranger, 30);
    const upload = await send(stranger.lead, Buffer.from('other'));
    const body = { ...paperOf(personId, [upload]), id };
    const answer = await call(server, stranger.lead, `POST ${listOf(personId)}`, body);
    expect([answer.status, answer.body.code]).toEqual([409, 'id-taken']);
    expect((await contentOf(staff.lead, id)).raw).toBe(words);
  });

  it('is attached once, by the account that sent it', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    const upload = await send(staff.officer, Buffer.from(words));
    const body = paperOf(personId, [upload]);
    const foreign = await call(server, staff.lead, `POST ${listOf(personId)}`, body);
    expect([foreign.status, foreign.body.code]).toEqual([409, 'upload-over']);
    const mine = await send(staff.lead, Buffer.from(words));
    await step(bench, staff.lead, [`POST ${listOf(personId)}`, paperOf(personId, [mine])]);
    const again = await call(
      server,
      staff.lead,
      `POST ${listOf(personId)}`,
      paperOf(personId, [mine]),
    );
    expect([again.status, again.body.code]).toEqual([409, 'upload-over']);
  });

  it('opens with the next key of the file too', async () => {
    const { personId, id } = await attached();
    await sql`select people.ask_rekey(array[${personId}::uuid])`.execute(owner);
    const before = await sql<{ key: Buffer }>`select content_key as key from people.document
      where id = ${id}`.execute(owner);
    await rekeyingJob.run(services, database.pools.of('worker'));
    const after = await sql<{ key: Buffer }>`select content_key as key from people.document
      where id = ${id}`.execute(owner);
    expect(after.rows[0]!.key.equals(before.rows[0]!.key)).toBe(false);
    expect((await contentOf(staff.lead, id)).raw).toBe(words);
  });
});

describe('what ends', () => {
  const hourLater = () => new Date(Date.now() + 3_700_000);
  const sweep = (now: Date) => sweepDocuments(services.documents, now, database.pools.of('worker'));

  it('is destroyed at once when it is taken off, and says by whom and why', async () => {
    const { personId, id } = await attached();
    const contentId = await contentIdOf(id);
    await step(bench, staff.lead, [
      `POST /api/person-documents/${id}/take-off`,
      { because: 'another-person' },
    ]);
    expect(await isStored(contentId)).toBe(false);
    const gone = await contentOf(staff.lead, id);
    expect([gone.status, gone.body.code]).toEqual([409, 'document-taken-off']);
    const { documents } = await step(bench, staff.lead, [`GET ${listOf(personId)}`]);
    expect(documents).toMatchObject([
      { id, issuer: null, number: null, takenOff: { because: 'another-person' } },
    ]);
    const row = await sql`select 1 from people.document where id = ${id}
      and num_nonnulls(content_key, issuer, number) = 0`.execute(owner);
    expect(row.rows).toHaveLength(1);
  });

  it('is swept when no row can open it, and nothing else is', async () => {
    const [kept, erased] = [await attached(), await attached()];
    const [keptId, erasedId] = [await contentIdOf(kept.id), await contentIdOf(erased.id)];
    const orphan = newId();
    await services.documents.store.put(orphan, left());
    await sql`delete from people.document where id = ${erased.id}`.execute(owner);
    await sweep(new Date());
    expect(await Promise.all([keptId, erasedId, orphan].map(isStored))).toEqual([true, true, true]);
    expect((await sweep(hourLater())).contents).toBeGreaterThanOrEqual(2);
    expect(await Promise.all([keptId, erasedId, orphan].map(isStored))).toEqual([
      true,
      false,
      false,
    ]);
    expect((await contentOf(staff.lead, kept.id)).raw).toBe(words);
  });

  it('answers that it is away, and not with a fault, when the disk has lost it', async () => {
    const { id } = await attached();
    await services.documents.store.remove(await contentIdOf(id));
    expect((await contentOf(staff.lead, id)).status).toBe(503);
  });
});

async function* left() {
  yield Buffer.from('left behind by a crash');
}

describe('on the side of justice', () => {
  it('whoever has no matter finds nothing, and care cannot even ask', async () => {
    const matter = await court.enter();
    const upload = await send(court.officer, Buffer.from(words));
    const path = `/api/matters/${matter.subjectId}/attached-documents` as const;
    const body = {
      about: 'proceeding',
      aboutId: matter.proceedingId,
      kind: 'order',
      ...fields,
      uploads: [upload],
    };
    const { id } = await step(bench, court.officer, [`POST ${path}`, body]);
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const answers = [
        await call(server, stranger, `GET ${path}`),
        await call(server, stranger, `GET /api/matter-documents/${id}/content`),
        await call(server, stranger, `POST ${path}`, body),
      ];
      expect([role, answers.map(({ status }) => status)]).toEqual([role, [404, 404, 404]]);
      const rows = await asActor(
        database,
        stranger,
        async (tx) => (await sql`select id from legal.document`.execute(tx)).rows.length,
      ).catch((problem: { code: string }) => (problem.code === '42501' ? 0 : -1));
      expect([role, rows]).toEqual([role, 0]);
    }
    // Only whoever attached it takes it off, and others are not offered it.
    const offered = async (actor: TestActor) =>
      (await step(bench, actor, [`GET ${path}`])).documents[0].mayTakeOff;
    expect(await Promise.all([court.officer, court.registrar].map(offered))).toEqual([true, false]);
    const content = await call(server, court.officer, `GET /api/matter-documents/${id}/content`);
    expect(content.raw).toBe(words);
    const placed = await sql<{ proceedingId: string }>`select proceeding_id from legal.document
      where id = ${id}`.execute(owner);
    expect(placed.rows[0]!.proceedingId).toBe(matter.proceedingId);
  });

  it('whoever attached it takes nothing off once the matter is somebody else’s', async () => {
    const { subjectId, proceedingId } = await court.enter();
    const body = { about: 'proceeding', aboutId: proceedingId, kind: 'order', ...fields };
    const { id } = await step(bench, court.officer, [
      `POST /api/matters/${subjectId}/attached-documents`,
      { ...body, uploads: [await send(court.officer, Buffer.from(words))] },
    ]);
    const takeOff = () =>
      asActor(database, court.officer, async (tx) => {
        const found = await sql<{ answer: string }>`
          select legal.take_off_document(${id}::uuid, 'twice') as answer`.execute(tx);
        return found.rows[0]!.answer;
      });
    await sql`delete from legal.reach where subject_id = ${subjectId}
      and account_id = ${court.officer.accountId}`.execute(owner);
    expect(await takeOff()).toBe('not-found');
    const row = await sql`select 1 from legal.document where id = ${id}
      and content_key is not null`.execute(owner);
    expect(row.rows).toHaveLength(1);
  });

  it('a record of another matter takes nothing', async () => {
    const [matter, other] = [await court.enter(), await court.enter()];
    const upload = await send(court.officer, Buffer.from(words));
    const answer = await call(
      server,
      court.officer,
      `POST /api/matters/${matter.subjectId}/attached-documents`,
      {
        about: 'proceeding',
        aboutId: other.proceedingId,
        kind: 'order',
        ...fields,
        uploads: [upload],
      },
    );
    expect(answer.status).toBe(404);
  });
});

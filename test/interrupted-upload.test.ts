// A line that is lost while a file is being sent: over real sockets, cut at each tenth of the file.
// Nothing half-sent can be attached, what had arrived is not sent again, and the document is the
// same as one that came in one go.

import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { documentsIn } from '../src/engine/documents/documents.ts';
import { partBytes } from '../src/engine/documents/limits.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { heardLog, type Line } from './support/log.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'alongside-interrupted-'));
const plain = testServices(database);
const failures: Line[] = [];
const log = heardLog((line) => failures.push(line));
const services = { ...plain, log, documents: documentsIn(folder, plain.keyring, plain.now) };
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
/** Five parts, the last one shorter. */
const file = Buffer.from('Справка выдана Тестовой.\n'.repeat(120_000)).subarray(0, 4.5 * partBytes);
let staff: Staff;
let personId: string;
let port: number;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  ({ personId } = await takeIn(bench, staff, 30));
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const partOf = (number: number) => file.subarray(number * partBytes, (number + 1) * partBytes);

/** Sends the first `most` bytes of a part and cuts the line; 0 if there was no answer. */
function sendOver(upload: string, number: number, most = partBytes): Promise<number> {
  const part = partOf(number);
  return new Promise((resolve) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: `/api/uploads/${upload}?number=${number}`,
      headers: {
        authorization: `Bearer ${staff.lead.token}`,
        'content-type': 'application/octet-stream',
        'content-length': part.length,
      },
    });
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    if (most >= part.length) sent.end(part);
    else sent.write(part.subarray(0, most), () => setTimeout(() => sent.destroy(), 20));
  });
}

const partsOf = async (upload: string): Promise<number[]> =>
  (await step(bench, staff.lead, [`GET /api/uploads/${upload}`])).parts;
const paper = (upload: string) => ({
  about: 'person',
  aboutId: personId,
  kind: 'birth-certificate',
  form: 'copy',
  language: 'ru',
  datedOn: null,
  issuer: null,
  number: null,
  originalSeenOn: null,
  uploads: [upload],
});
const documents = () => `/api/persons/${personId}/attached-documents` as const;
const listed = async () =>
  (await call(server, staff.lead, `GET ${documents()}`)).body.documents.length;
const attach = (upload: string) => call(server, staff.lead, `POST ${documents()}`, paper(upload));
const contentOf = async (id: string) =>
  (await call(server, staff.lead, `GET /api/person-documents/${id}/content`)).raw;

test.each([10, 20, 30, 40, 50, 60, 70, 80, 90])(
  'cut at %i of a hundred, it goes on where it was',
  async (percent) => {
    const { upload } = await step(bench, staff.lead, ['POST /api/uploads', { bytes: file.length }]);
    const before = await listed();
    const cutAt = Math.floor((file.length * percent) / 100);
    const whole = Math.floor(cutAt / partBytes);
    for (let number = 0; number < whole; number += 1)
      expect(await sendOver(upload, number)).toBe(200);
    expect(await sendOver(upload, whole, cutAt - whole * partBytes)).toBe(0);

    // The part that was cut is not there, and what is there cannot be attached.
    const here = await partsOf(upload);
    expect(here).toEqual(Array.from({ length: whole }, (_, at) => at));
    expect((await attach(upload)).body).toMatchObject({ code: 'upload-incomplete' });
    expect(await listed()).toBe(before);

    for (let number = 0; number * partBytes < file.length; number += 1)
      if (!here.includes(number)) expect(await sendOver(upload, number)).toBe(200);
    const { status, body } = await attach(upload);
    expect(status).toBe(200);
    expect(await contentOf(body.id)).toBe(file.toString());
    expect(await listed()).toBe(before + 1);
    // A lost line is no failure of ours, and none of the database.
    expect(failures).toEqual([]);
  },
);

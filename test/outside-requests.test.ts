// Input that is not a request or has no valid address: every answer is a problem document with all
// headers, over a real socket, because Node and the router answer these before any route is
// reached. Nothing that was sent comes back.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { everyHeader } from '../src/engine/http/headers.ts';
import { deliverTo } from '../src/engine/http/perform.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { serveStatic } from '../src/engine/http/static-files.ts';
import { testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';

const services = testServices(await testDatabase());
const folder = mkdtempSync(join(tmpdir(), 'alongside-pages-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  services,
  { deliver: deliverTo(rooms), extra: [sessionRoutes(services), serveStatic(folder)] },
);
let port = 0;

beforeAll(async () => {
  port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Everything that comes back until the other end closes. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    socket.write(text, 'latin1');
  });
}

const close = 'Host: x\r\nConnection: close\r\n\r\n';
const mark = 'echo-me-please';

const odd: readonly [what: string, text: string, statuses: readonly number[]][] = [
  ['no HTTP', `${mark}\r\n\r\n`, [400]],
  ['an unknown method', `FOO /${mark} HTTP/1.1\r\n${close}`, [400]],
  ['a method of WebDAV', `PROPFIND /api/my-cases?${mark} HTTP/1.1\r\n${close}`, [404]],
  ['a method that reads', `TRACE /api/my-cases?${mark} HTTP/1.1\r\n${close}`, [404]],
  ['headers of 40 kB', `GET /health HTTP/1.1\r\nX-A: ${mark.repeat(3_000)}\r\n${close}`, [431]],
  ['an address of 20 kB', `GET /${mark.repeat(1_500)} HTTP/1.1\r\n${close}`, [431]],
  [
    'two lengths',
    `POST /api/session HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n${close}abcd`,
    [400],
  ],
  ['a negative length', `POST /api/session HTTP/1.1\r\nContent-Length: -1\r\n${close}`, [400]],
  ['no host', `GET /api/session HTTP/1.1\r\nConnection: close\r\n\r\n`, [400]],
  ['a NUL in a header', `GET /health HTTP/1.1\r\nX-A: a\0b\r\n${close}`, [400]],
  ['a percent sign alone', `GET /% HTTP/1.1\r\n${close}`, [400]],
  ['a percent sign in the API', `GET /api/persons/% HTTP/1.1\r\n${close}`, [400]],
  ['half a letter', `GET /%c0%ae%c0%ae/${mark} HTTP/1.1\r\n${close}`, [400]],
  ['no hexadecimal', `GET /api/persons/%zz${mark} HTTP/1.1\r\n${close}`, [400]],
  ['no hexadecimal in a question', `GET /api/session?a=%zz${mark} HTTP/1.1\r\n${close}`, [400]],
  ['half a letter in a question', `GET /api/session?a=%ed%a0%80 HTTP/1.1\r\n${close}`, [400]],
  ['an overlong id', `GET /api/persons/${'a'.repeat(400)} HTTP/1.1\r\n${close}`, [404]],
  ['one in a command', `PUT /api/cases/${'a'.repeat(400)}/state HTTP/1.1\r\n${close}`, [404]],
  ['an unheard expectation', `GET /api/session HTTP/1.1\r\nExpect: ${mark}\r\n${close}`, [401]],
  ['a host in the address that is none', `GET //[/${mark}.css HTTP/1.1\r\n${close}`, [404]],
];

describe('answered with a problem document and all headers', () => {
  it.each(odd)('%s', async (_, text, statuses) => {
    const heard = await say(text);
    const [head, body = ''] = heard.split('\r\n\r\n', 2) as [string, string];
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    expect(statuses).toContain(status);
    for (const [name, value] of Object.entries(everyHeader)) {
      expect(head.toLowerCase()).toContain(`\r\n${name}: ${value.toLowerCase()}`);
    }
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(heard.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
    expect(heard).not.toContain(mark);
    const problem = JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1));
    expect([problem.status, problem.type]).toEqual([
      status,
      `urn:alongside:problem:${problem.code}`,
    ]);
  });
  it('two requests in one, of which the second is smuggled', async () => {
    const heard = await say(
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n' +
        'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
  });
});

// The real server in its own process, and one client that keeps its connection open as a browser
// does. The server is started the way `alongside serve` starts it, with its database, its sealing
// and its policies; nothing in it knows that it is being measured.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DemoAccount } from '../../src/app/demo/write-programme.ts';
import { packageRoot } from '../../src/app/package-root.ts';
import { totpCode } from '../../src/engine/crypto/sign-in-secrets.ts';

export type BenchServer = {
  readonly address: string;
  /** The most memory the process has used so far, in MB; null if the system does not report it. */
  readonly peakMegabytes: () => number | null;
  /** What it uses at this moment. */
  readonly residentMegabytes: () => number | null;
  readonly stop: () => Promise<void>;
};

/** Without DATABASE_URL, because the embedded database is measured. */
export function benchEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _named, ...rest } = process.env;
  return { ...rest, ALONGSIDE_DATA: dataFolder, HOST: '127.0.0.1' };
}

export async function startServer(dataFolder: string): Promise<BenchServer> {
  const port = await freePort();
  const launcher = join(packageRoot, 'bin', 'alongside.mjs');
  const child = spawn(process.execPath, [launcher, 'serve'], {
    env: { ...benchEnvironment(dataFolder), ...profiling(dataFolder), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await answering(child);
  return {
    address: `http://127.0.0.1:${port}`,
    peakMegabytes: () => memoryOf(child.pid!, 'VmHWM'),
    residentMegabytes: () => memoryOf(child.pid!, 'VmRSS'),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

// For finding slow places: BENCH_PROFILE=1 leaves a profile in the data folder.
function profiling(dataFolder: string): NodeJS.ProcessEnv {
  return process.env['BENCH_PROFILE'] === '1'
    ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${dataFolder}` }
    : {};
}

async function answering(child: ChildProcess): Promise<void> {
  const lines = createInterface(child.stdout!);
  for await (const line of lines) {
    if (line.startsWith('Alongside answers at')) {
      // Must be read, or the server would block on a full pipe.
      child.stdout!.resume();
      return;
    }
  }
  throw new Error('the server did not start');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

// The launcher waits for one process, which is the server.
function memoryOf(launcher: number, of: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const children = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8');
    const status = readFileSync(`/proc/${children.trim().split(' ')[0]}/status`, 'utf8');
    const kilobytes = new RegExp(`^${of}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

export type Asked = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  /** A fresh one for each command, so that none is answered from a stored answer. */
  readonly commandId?: string;
  readonly body?: unknown;
};
/** `Body` as in the endpoint's contract. */
export type Answered<Body> = {
  readonly milliseconds: number;
  readonly body: Body;
  readonly cookie: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request from the first byte sent to the last byte read. Rejects unless answered with 200. */
export function ask<Body>(server: BenchServer, asked: Asked): Promise<Answered<Body>> {
  const isBytes = asked.body instanceof Uint8Array;
  const payload = isBytes
    ? asked.body
    : asked.body === undefined
      ? null
      : JSON.stringify(asked.body);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${server.address}${asked.path}`,
      {
        agent,
        method: asked.method,
        headers: {
          ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
          ...(asked.commandId ? { 'idempotency-key': asked.commandId } : {}),
          ...(payload === null
            ? {}
            : {
                'content-type': isBytes ? 'application/octet-stream' : 'application/json',
                'content-length': Buffer.byteLength(payload as string),
              }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => void parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - from;
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode !== 200) {
            return reject(
              new Error(`${asked.method} ${asked.path}: ${response.statusCode} ${text}`),
            );
          }
          const cookie = response.headers['set-cookie']?.[0] ?? '';
          resolve({ milliseconds, body: JSON.parse(text) as Body, cookie });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload ?? undefined);
  });
}

/** Signs in as a person would and returns the session's token. */
export async function signIn(server: BenchServer, account: DemoAccount): Promise<string> {
  const { login, password, totpSecret } = account;
  const body = { login, password, totp: totpCode(totpSecret, new Date()) };
  const { cookie } = await ask(server, { method: 'POST', path: '/api/session', body });
  const token = /^[^=]+=([^;]+)/.exec(cookie)?.[1];
  if (!token) throw new Error(`${login} could not sign in`);
  return token;
}

// The built browser files, read into memory once. Hashed names are cached for good, the page itself
// never. Every path that is neither a file nor part of the API gets the page, whose own router
// decides.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

type Served = {
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
  type: string;
  immutable: boolean;
};

export function serveStatic(folder: string): (server: FastifyInstance) => void {
  const files = load(folder);
  const page = files.get('/index.html');
  return (server) => {
    server.get('/*', { config: { endpoint: 'browserFile' } }, async (request, reply) => {
      const path = request.url.split('?', 1)[0]!;
      if (path.startsWith('/api/') || path === '/api') throw new Problem('not-found');
      const file = files.get(path) ?? (path.includes('.') ? undefined : page);
      if (!file) throw new Problem('not-found');
      const accepts = String(request.headers['accept-encoding'] ?? '');
      reply.header('content-type', file.type).header('vary', 'accept-encoding');
      if (file.immutable) reply.header('cache-control', 'public, max-age=31536000, immutable');
      if (file.brotli && accepts.includes('br'))
        return reply.header('content-encoding', 'br').send(file.brotli);
      if (file.gzip && accepts.includes('gzip'))
        return reply.header('content-encoding', 'gzip').send(file.gzip);
      return reply.send(file.plain);
    });
  };
}

function load(folder: string): Map<string, Served> {
  const files = new Map<string, Served>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const extension = /\.\w+$/.exec(name)?.[0] ?? '';
    if (!statSync(path).isFile() || extension === '.br' || extension === '.gz') continue;
    files.set(`/${relative(folder, path)}`, {
      plain: readFileSync(path),
      brotli: readIfThere(`${path}.br`),
      gzip: readIfThere(`${path}.gz`),
      type: types[extension] ?? 'application/octet-stream',
      immutable: name.startsWith('assets/'),
    });
  }
  return files;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

// Builds the browser's files into `dist/web`: hashed names, each with its .br and .gz beside it,
// and a page without inline script or style. `dist/web-build.json`, next to the folder, lists the
// files and the hash of every source, so that checking whether the build is fresh takes
// milliseconds. A build is made in a separate folder and then moved into place, so that a server
// never reads a half-finished one.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { invariant } from '../kernel/invariant.ts';
import { doorWordsPlugin } from './door-words.ts';
import { guidesPlugin } from './guides-plugin.ts';
import { writeLeavePages } from './leave-pages.ts';
import { pageHtml } from './page-html.ts';

const entry = 'src/app/web.tsx';
const signedInEntry = 'src/app/signed-in.tsx';
const earlyEntry = 'src/web/i18n/first-steps.ts';
const leaveStyle = 'src/web/styles/leave.css';
/**
 * Few files, because a slow connection costs two seconds per wait and a browser requests six at
 * once. Each includes what it imports. React changes rarely and stays in the browser's cache; the
 * kit is one file, so that opening a screen fetches that screen and nothing else.
 */
const groups = [
  { name: 'early', test: /src[\\/]web[\\/]i18n[\\/]first-steps/, priority: 40 },
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'web', test: /src[\\/]app[\\/]web\.tsx/, priority: 20 },
  {
    name: 'signed-in',
    test: /src[\\/](?:app[\\/]signed-in|web[\\/](?!styles|help[\\/]|i18n[\\/]first-words))/,
    priority: 10,
  },
];
const alwaysSources = [
  'src/web/i18n/door-keys.ts',
  'src/app/door-words.ts',
  'src/app/guides-plugin.ts',
  'src/app/read-guide.ts',
  'package-lock.json',
  'src/app/build-web.ts',
  'src/app/leave-pages.ts',
  'src/app/page-html.ts',
];

export type BuiltFile = {
  readonly path: string;
  readonly bytes: number;
  /** 0 for files that are already compressed. */
  readonly brotliBytes: number;
};
export type WebBuild = {
  /** Files of the first load, before the texts of one language, in loading order. */
  readonly firstLoad: readonly string[];
  /** Loaded during sign-in or after it. */
  readonly workspace: readonly string[];
  /** "en/care" → the file with these texts; "en/first" → those of the first screens. */
  readonly words: Readonly<Record<string, string>>;
  readonly files: readonly BuiltFile[];
  readonly sources: Readonly<Record<string, string>>;
  readonly languageFiles: string;
};

/** Builds if a source changed since the last build. `root`: the folder of package.json. */
export async function buildIfStale(root: string): Promise<'built' | 'fresh'> {
  const last = await readBuild(root);
  if (last && (await isFresh(root, last))) return 'fresh';
  await buildWeb(root);
  return 'built';
}

/** What the last build wrote; null if there is none or it cannot be read. */
export async function readBuild(root: string): Promise<WebBuild | null> {
  if (!existsSync(join(root, 'dist/web/index.html'))) return null;
  try {
    return JSON.parse(await readFile(join(root, 'dist/web-build.json'), 'utf8')) as WebBuild;
  } catch {
    return null;
  }
}

async function isFresh(root: string, last: WebBuild): Promise<boolean> {
  if (last.languageFiles !== (await listLanguageFiles(root))) return false;
  const checks = Object.entries(last.sources).map(
    async ([path, hash]) => (await hashOf(join(root, path))) === hash,
  );
  return (await Promise.all(checks)).every(Boolean);
}

/** Throws if a source does not compile. */
export async function buildWeb(root: string): Promise<WebBuild> {
  const aside = join(root, `dist/web-next-${process.pid}`);
  try {
    const { sources, manifest } = await bundle(root, aside);
    const { firstLoad, styles } = await writePages(root, aside, manifest);
    await rm(join(aside, '.vite'), { recursive: true });
    const files = await compressAll(aside);
    const build: WebBuild = {
      firstLoad: ['index.html', ...firstLoad, ...styles],
      workspace: workspaceFiles(manifest, firstLoad),
      words: wordFiles(manifest),
      files,
      sources: await hashesOf(root, sources),
      languageFiles: await listLanguageFiles(root),
    };
    await putInPlace(root, aside);
    await writeFile(join(root, 'dist/web-build.json'), `${JSON.stringify(build, null, 1)}\n`);
    return build;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

type Chunk = Readonly<{ file: string; name?: string; css?: string[]; imports?: string[] }>;
type Manifest = Readonly<Record<string, Chunk>>;

async function bundle(root: string, outDir: string) {
  // Imported only here, so that starting the server with a fresh build does not load the bundler.
  const { build } = await import('vite');
  const sources = new Set<string>();
  // Started from a test, the bundler would take NODE_ENV=test for a wish and bring React's slow
  // development build, which is twice as large.
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    root,
    mode: 'production',
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    base: '/',
    json: { stringify: true, namedExports: false },
    plugins: [
      doorWordsPlugin(root),
      guidesPlugin(root),
      {
        name: 'remember-sources',
        generateBundle() {
          for (const id of this.getModuleIds()) sources.add(id.split('?')[0] ?? id);
        },
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      // What a screen imports is asked for beside it and not after it.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      target: ['chrome109', 'firefox115', 'safari16'],
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          web: join(root, entry),
          early: join(root, earlyEntry),
          leave: join(root, leaveStyle),
        },
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
          codeSplitting: { groups },
        },
      },
    },
  });
  if (environment === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = environment;
  const manifest = JSON.parse(
    await readFile(join(outDir, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  return { sources: [...sources], manifest };
}

async function writePages(root: string, folder: string, manifest: Manifest) {
  const early = fileOf(manifest, earlyEntry);
  const main = fileOf(manifest, entry);
  const imported = importsOf(manifest, entry).map((chunk) => chunk.file);
  const firstLoad = [...new Set([early, ...imported, main])];
  const chunks = [chunkOf(manifest, entry), ...importsOf(manifest, entry)];
  const styles = [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))];
  const preloads = firstLoad.filter((file) => file !== early && file !== main);
  const later = workspaceFiles(manifest, firstLoad);
  await writeFile(join(folder, 'index.html'), pageHtml({ early, main, preloads, later, styles }));
  await writeLeavePages(root, { folder, style: chunkOf(manifest, leaveStyle).file });
  return { firstLoad, styles };
}

function chunkOf(manifest: Manifest, source: string): Chunk {
  const chunk = manifest[source];
  invariant(chunk, `the bundle has no ${source}`);
  return chunk;
}

// The bundler leaves an empty file that only imports the group of the same name. The page names the
// group itself, because on a slow connection each further request costs two seconds.
function fileOf(manifest: Manifest, source: string): string {
  const chunk = chunkOf(manifest, source);
  const [group] = importsOf(manifest, source).filter(({ name }) => name === chunk.name);
  return (group ?? chunk).file;
}

/** What a chunk imports, directly or indirectly; dynamic imports are not followed. */
function importsOf(manifest: Manifest, source: string, seen = new Set<string>()): Chunk[] {
  for (const name of manifest[source]?.imports ?? []) {
    if (seen.has(name)) continue;
    seen.add(name);
    importsOf(manifest, name, seen);
  }
  return [...seen].map((name) => chunkOf(manifest, name));
}

function workspaceFiles(manifest: Manifest, firstLoad: readonly string[]): string[] {
  const chunks = [chunkOf(manifest, signedInEntry), ...importsOf(manifest, signedInEntry)];
  const empty = chunkOf(manifest, entry).file;
  const files = new Set(chunks.map((chunk) => chunk.file));
  return [...files].filter((file) => !firstLoad.includes(file) && file !== empty);
}

function wordFiles(manifest: Manifest): Record<string, string> {
  const found = Object.entries(manifest).flatMap(([source, { file }]) => {
    const room = /^languages\/(\w+\/[\w-]+)\.json$/.exec(source)?.[1];
    const first = /first-words\/(\w+)\.ts$/.exec(source)?.[1];
    const name = first ? `${first}/first` : room;
    return name ? [[name, file] as const] : [];
  });
  return Object.fromEntries(found);
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

async function compressAll(folder: string): Promise<BuiltFile[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const plain = await readFile(name);
      const path = relative(folder, name).split(sep).join('/');
      if (name.endsWith('.woff2')) return { path, bytes: plain.length, brotliBytes: 0 };
      const small = await compressBrotli(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      });
      await writeFile(`${name}.br`, small);
      await writeFile(`${name}.gz`, await compressGzip(plain, { level: 9 }));
      return { path, bytes: plain.length, brotliBytes: small.length };
    }),
  );
}

async function putInPlace(root: string, aside: string): Promise<void> {
  const place = join(root, 'dist/web');
  const old = join(root, `dist/web-old-${process.pid}`);
  await mkdir(join(root, 'dist'), { recursive: true });
  if (existsSync(place)) await rename(place, old);
  await rename(aside, place);
  await rm(old, { recursive: true, force: true });
}

// The lock file covers node_modules.
async function hashesOf(root: string, ids: readonly string[]): Promise<Record<string, string>> {
  const own = ids
    .filter((id) => id.startsWith(root) && !id.includes('node_modules') && existsSync(id))
    .map((id) => relative(root, id));
  const paths = [...new Set([...own, ...alwaysSources])].sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await hashOf(join(root, path))] as const)),
  );
}

async function hashOf(path: string): Promise<string> {
  const text = await readFile(path).catch(() => null);
  return text === null ? 'absent' : createHash('sha256').update(text).digest('hex').slice(0, 16);
}

// A new country adds files with its names and outlines, a translation those of guides.
async function listLanguageFiles(root: string): Promise<string> {
  const folders = ['languages', 'countries', 'docs/guides'];
  const names = await Promise.all(
    folders.map((folder) => readdir(join(root, folder), { recursive: true })),
  );
  return names
    .flat()
    .filter((name) => /\.(?:json|md)$/.test(name))
    .sort()
    .join(' ');
}

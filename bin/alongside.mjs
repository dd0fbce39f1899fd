#!/usr/bin/env node
// The launcher, in plain JavaScript so that any Node from 20 on can read it. It finds the Node that
// the project pins, runs the command line (or, with `--tool NAME`, one of the tools) with it,
// passes signals on and exits with the same code. It decides nothing else, writes nothing except
// the compile cache, and works from any folder and for any user.

import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { constants as systemConstants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestMajor = 26;
// Measured over a whole benchmark with an import of 10,000 rows: the server uses at most 230 MB,
// without --optimize-for-size 321 MB, and the ratios to the bare driver are the same. A small young
// generation and shared arenas keep threads from holding on to memory they have released.
const thrift = {
  flags: ['--max-semi-space-size=4', '--optimize-for-size'],
  environment: { MALLOC_ARENA_MAX: '2' },
};

main(process.argv.slice(2));

function main(words) {
  const node = findNode();
  const script = scriptOf(words);
  const child = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      ...(words[0] === '--tool' ? [] : thrift.flags),
      '--import',
      join(root, 'bin', 'launched.mjs'),
      script.path,
      ...script.words,
    ],
    {
      stdio: 'inherit',
      env: {
        ...thrift.environment,
        ...process.env,
        ...compileCache(),
        ALONGSIDE_LAUNCHER: String(process.pid),
      },
    },
  );
  child.on('error', (problem) =>
    stop(
      `The Node at ${node} does not run here (${problem.code ?? problem.message}).` +
        ` Install Node ${oldestMajor} or newer yourself and remove that folder.`,
    ),
  );
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (systemConstants.signals[signal] ?? 0));
  });
  passSignalsTo(child);
  endWithNpm(child);
}

/**
 * The pinned Node, otherwise the running one if it is new enough; otherwise exits with a sentence.
 */
function findNode() {
  const pinned = join(
    root,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  );
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  return stop(
    `Alongside needs Node ${oldestMajor} or newer; this is Node ${process.versions.node}, and the` +
      ` version that the project brings is not in ${join(root, 'node_modules')}. Run "npm ci" in` +
      ` ${root} (Linux on x64 or arm64), or install Node ${oldestMajor} and start again.`,
  );
}

function scriptOf(words) {
  if (words[0] !== '--tool') return { path: join(root, 'src', 'app', 'cli.ts'), words };
  const name = words[1] ?? '';
  const path = join(root, 'tools', `${name}.ts`);
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(path)) {
    stop(`There is no tool called "${name}". The tools are the files in ${join(root, 'tools')}.`);
  }
  return { path, words: words.slice(2) };
}

/** Where compiled code is kept between starts. Never a folder that another user could write to. */
function compileCache() {
  if (process.env.NODE_COMPILE_CACHE) return {};
  const user = process.getuid?.();
  const places = [
    join(root, 'node_modules', '.cache', 'alongside-code'),
    join(tmpdir(), `alongside-code-${user ?? 'user'}`),
  ];
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o700 });
      accessSync(place, constants.W_OK);
      const found = lstatSync(place);
      if (!found.isDirectory() || (user !== undefined && found.uid !== user)) continue;
      return { NODE_COMPILE_CACHE: place };
    } catch {
      // Try the next place; without any, starting takes a little longer.
    }
  }
  return {};
}

function passSignalsTo(child) {
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2'])
    process.on(signal, () => child.kill(signal));
  // A terminal also sends Ctrl-C to the child; passed on, it would arrive twice.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
}

/** If npm started this and was killed, nothing else would tell the program to stop. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

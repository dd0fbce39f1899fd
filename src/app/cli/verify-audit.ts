// `alongside verify-audit`: proves that the audit chain is complete, in the database or in an
// exported file, and exports it. It also compares heads and checkpoints kept elsewhere, because the
// database's owner could cut off the end of the chain together with everything that shows it there.

import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../engine/config/config.ts';
import { readKeyring } from '../../engine/crypto/keyring.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { DamagedExport } from '../../rooms/audit/chain-records.ts';
import {
  exportAudit,
  noteVerification,
  readAnchors,
  verifyAudit,
  verifyExport,
} from '../../rooms/audit/prove.ts';
import { readHeads } from '../../rooms/audit/heads.ts';
import type { Verification } from '../../rooms/audit/verify.ts';
import { acceptLossCommand } from './accept-loss.ts';
import { type Compared, sayVerdict } from './audit-verdict.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside verify-audit [--heads PATH] [--anchors FOLDER] [--json]
alongside verify-audit --export FILE
alongside verify-audit FILE --public-key FILE.pem [--heads PATH] [--anchors FOLDER] [--json]
alongside verify-audit --accept-loss

The first proves the chain in the database (the server may run on), the second writes it to FILE
with its public key beside it (FILE.pem), the third proves such a file on any machine, without
database or key file. --heads names a folder or file with signed heads, one for each seal; the
standard is ALONGSIDE_AUDIT_HEADS. Without heads a cut end of the chain cannot be noticed. --anchors
names a folder with daily checkpoints; the standard is "checkpoints" in ALONGSIDE_DATA. Take copies
of both and of the public key to another place: they are the proof. After an older backup was
restored the chain contradicts the heads; --accept-loss records, signed and for good, which seals
are gone, and heads are kept again from there.
Ends with 0 when the chain is whole, 1 when it is not, 2 for wrong use.
`;

const options = {
  anchors: { type: 'string' },
  heads: { type: 'string' },
  'accept-loss': { type: 'boolean' },
  json: { type: 'boolean' },
  export: { type: 'string' },
  'public-key': { type: 'string' },
} as const;

export async function verifyAuditCommand(args: string[]): Promise<number> {
  const parsed = parseOptions(args, options, usage);
  if (!parsed) return usageExit();
  const {
    values,
    positionals: [path, ...more],
  } = parsed;
  if (more.length > 0 || (path !== undefined && values['export'] !== undefined))
    return wrongUse('Name one file.');
  const wanted: Wanted = {
    anchors: values['anchors'] as string | undefined,
    heads: values['heads'] as string | undefined,
    asJson: values['json'] === true,
  };
  if (path !== undefined) {
    const keyPath = values['public-key'] as string | undefined;
    if (!keyPath) return wrongUse('Name the public key: --public-key FILE.pem');
    return proveFile(path, keyPath, wanted);
  }
  if (values['accept-loss'] === true) return acceptLossCommand();
  return withDatabase(values['export'] as string | undefined, wanted);
}

type Wanted = {
  readonly anchors: string | undefined;
  readonly heads: string | undefined;
  readonly asJson: boolean;
};

function wrongUse(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${usage}`);
  return 2;
}

async function proveFile(path: string, keyPath: string, wanted: Wanted): Promise<number> {
  const named = [path, keyPath, ...(wanted.heads === undefined ? [] : [wanted.heads])];
  const missing = named.find((one) => !existsSync(one));
  if (missing) return refusedWith(`There is no file ${missing}.`);
  const verifying = readPublicKey(keyPath);
  if (!verifying) return refusedWith(`${keyPath} holds no Ed25519 public key.`);
  try {
    const compared = compareWith(wanted.heads, verifying);
    const anchors = wanted.anchors ? readAnchors(wanted.anchors) : [];
    const kept = [...anchors, ...(compared?.kept.heads ?? [])];
    return say(await verifyExport(path, verifying, kept), { compared, asJson: wanted.asJson });
  } catch (problem) {
    if (!(problem instanceof DamagedExport)) throw problem;
    return refusedWith(`${path} cannot be read as an exported trail: line ${problem.line}.`);
  }
}

function readPublicKey(path: string): KeyObject | null {
  try {
    const key = createPublicKey(readFileSync(path, 'utf8'));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function refusedWith(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

async function withDatabase(exportPath: string | undefined, wanted: Wanted): Promise<number> {
  const config = configOrExit();
  if (!config) return 1;
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok)
    return refusedWith(
      `The key file ${config.keyFile} is needed to check signatures, and cannot be read.`,
    );
  const prepared = await databaseOrExit(config);
  if (!prepared) return 1;
  const owner = openDatabase(prepared.owner);
  try {
    if (exportPath !== undefined)
      return await writeExport(owner, keyring.value.verifying, exportPath);
    const { verifying } = keyring.value;
    const compared = compareWith(wanted.heads ?? config.auditHeads.folder, verifying);
    const kept = [...readAnchors(anchorsOf(config, wanted)), ...(compared?.kept.heads ?? [])];
    const found = await verifyAudit(owner, verifying, kept);
    await noteVerification(owner, found);
    return say(found, { compared, asJson: wanted.asJson });
  } finally {
    await owner.destroy();
    await prepared.stop();
  }
}

function anchorsOf(config: Config, { anchors }: Wanted): string {
  return anchors ?? join(config.dataFolder, 'checkpoints');
}

async function writeExport(
  owner: ReturnType<typeof openDatabase>,
  verifying: KeyObject,
  path: string,
): Promise<number> {
  if (existsSync(path)) return refusedWith(`${path} exists already. Name a new file.`);
  // Who did what and when must not be readable by every user of this machine.
  const file = openSync(path, 'wx', 0o600);
  try {
    let waiting: string[] = [];
    const flush = () => {
      writeSync(file, waiting.join(''));
      waiting = [];
    };
    const lines = await exportAudit(owner, verifying, async (line) => {
      if (waiting.push(line) >= 1_000) flush();
    });
    flush();
    fsyncSync(file);
    writeFileSync(`${path}.pem`, verifying.export({ type: 'spki', format: 'pem' }));
    process.stdout.write(`Wrote ${lines} lines to ${path} and the public key to ${path}.pem.\n`);
    return 0;
  } finally {
    closeSync(file);
  }
}

function compareWith(path: string | undefined, verifying: KeyObject): Compared {
  return path === undefined ? null : { path, kept: readHeads(path, verifying) };
}

type Saying = { readonly compared: Compared; readonly asJson: boolean };

function say(found: Verification, { compared, asJson }: Saying): number {
  if (asJson) process.stdout.write(`${JSON.stringify(found)}\n`);
  else sayVerdict(found, compared);
  return found.whole ? 0 : 1;
}

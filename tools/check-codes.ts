// Each list of codes is written once, in a model, or in a contract if no screen offers it. The
// database must check the same list, or one of the few listed below, which exist only in SQL or are
// part of a list, each with its reason. Reads the texts of the tables in `schema/`, which are
// compared with the database.

import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../src/app/package-root.ts';

/** `table.column: codes`; the codes are sorted. */
const inSqlAlone: Readonly<Record<string, string>> = {
  'access.reach.level: assigned minimum': 'the index of who reaches whom; no screen names it',
  'access.reach.via: case-lead case-supervisor case-team guardianship intake merged-file':
    'how a reach came about; set and read by SQL alone',
  'access.tie.tied_as: guardian person': 'sign-in of the side self comes later',
  'care.case_file.state: assessment plan-draft registered reopened':
    'the states in which the next step is the assessment or the plan',
  'care.closing.from_state: active assessment identified plan-draft registered reopened review':
    'the states of a case that is open and not about to close',
  'care.closing.state: closed refused': 'the part that a second person decided',
  'access.invitation.ended_as: replaced taken-back used wrong-codes':
    'why it works no more; read by SQL alone, because every answer is the same',
  'care.move.state: accepted proposed': 'the part of the states in which it can still happen',
  'care.plan.state: active draft ended': 'a screen shows the steps, never the state',
  'disclosure.approval.part: owner second': 'which of the two approvals; told as a sentence',
  'disclosure.request.state: approved approved-once asked proposed refused released revoked withdrawn':
    'stored states; the contract adds those that the clock makes of them',
  'disclosure.step.step: approved asked narrowed order-attached order-replaced proposed received refused released revoked withdrawn':
    'the course of a request, written by SQL alone',
  'guardianship.search.state: closed open': 'two words of the contract itself',
  'jobs.job.state: cancelled dead done': 'the part of the states that are final',
  'jobs.job.state: cancelled dead done running waiting':
    'stored states; the page shows them by what they mean',
  'jobs.job.state: running waiting': 'the part of the states that are not final',
  'law.edition.origin: pack screen': 'where an edition came from; read by SQL alone',
  'legal.birth_claim.birth_precision: about age day month year': 'a claim always knows something',
  'legal.birth_settlement.birth_precision: about age day month year': 'so does a finding',
  'legal.exemption_request.state: open withdrawn': 'a decision is a row of its own',
  'legal.subject_name.kind: current other': 'names of the justice side; set by SQL alone',
  'notices.mail.about: code notices': 'what a mail brings; set and read by SQL alone',
  'operations.entry_transition.basis: acceptance authority carrier-list family list person-said':
    'on what a state rests; set by the step itself',
  'operations.import_job.state: running waiting': 'the part of the states that are not final',
  'operations.list.state: discarded imported staged': 'the contract tells it by what can be done',
  'operations.match_proposal.band: look same': 'the two bands that are asked about',
  'people.kinship.basis: dna-verdict document list statement': 'words of the contract itself',
  'people.person_pair.state: proposed undo-proposed': 'the part that waits for a second person',
  'programme.ending.kind: erased expunged revoked unmerged withdrawn':
    'what a restore repeats; written and read by SQL alone',
  'workforce.membership.role: cso-manager prosecutor': 'the part that may have this duty',
  'workforce.membership.role: administrator auditor case-manager child-protection-officer community-mentor counsel cso-manager donor legal-editor national-coordinator probation-officer prosecutor provider psychologist supervisor teacher theologian':
    'every role but self, whose account has no membership',
  'workforce.organisation.side: care defence justice oversight programme':
    'every side but self, which has no organisation',
};

const known = new Set<string>();
for (const path of globSync('src/{rooms,kernel,engine}/**/*.ts', { cwd: packageRoot })) {
  if (
    path.includes('.test.') ||
    !/(^src\/kernel\/|model|rules|catalogue|pack|locale|api)/.test(path)
  ) {
    continue;
  }
  const loaded: object = await import(pathToFileURL(join(packageRoot, path)).href);
  for (const value of Object.values(loaded)) {
    const codes = codesIn(value);
    if (codes) known.add(codes.toSorted().join(' '));
  }
}

function codesIn(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value : null;
  const isPlain = typeof value === 'object' && value !== null && !('_zod' in value);
  return isPlain ? Object.keys(value) : null;
}

const findings: string[] = [];
const unused = new Set(Object.keys(inSqlAlone));
const folder = join(packageRoot, 'schema');
for (const file of readdirSync(folder).filter((name) => name.split('.').length === 3)) {
  const table = file.replace('.txt', '');
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, column, list] of text.matchAll(/\((\w+) = ANY \(ARRAY\[([^\]]+)\]\)\)/g)) {
    const codes = [...list!.matchAll(/'([^']+)'::text/g)].map(([, code]) => code!).toSorted();
    if (codes.length === 0 || known.has(codes.join(' '))) continue;
    const place = `${table}.${column}: ${codes.join(' ')}`;
    if (place in inSqlAlone) unused.delete(place);
    else
      findings.push(`${place}\n  is a list of no model: write it there once, or say here why not`);
  }
}
for (const place of unused) findings.push(`${place}\n  is no longer checked in SQL`);
if (findings.length > 0) {
  process.stderr.write(`${findings.join('\n')}\n`);
  process.exitCode = 1;
}

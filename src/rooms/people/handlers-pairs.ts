// Two files of one person: similar files, the two side by side, and the steps by which two people
// merge or separate them. The database decides who may take which step; here reasons are sealed and
// the evidence is added.

import { openText, sealText } from '../../engine/crypto/envelope.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { AsksOf, HandlersOf } from '../../engine/http/handler.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { Birth } from '../../kernel/birth.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api-pairs.ts';
import { findFileKey, findFileKeys } from './file-keys.ts';
import { findFilesLike, findLikelyFiles } from './likely-files.ts';
import { explainTwo, type KnownPerson } from './matching/likely-same.ts';
import { queryKeys } from './matching/search-keys.ts';
import * as queries from './queries-pairs.ts';
import type { FileSide } from './queries-pairs.ts';

const birthOf = (row: FileSide): Birth => ({
  from: row.birthFrom,
  to: row.birthTo,
  precision: row.birthPrecision,
});
const knownOf = (row: FileSide): KnownPerson => ({
  id: row.id,
  names: row.names,
  sex: row.sex,
  birth: birthOf(row),
});
const placeOfReason = (id: string) => ({
  table: 'people.person_pair_step',
  record: id,
  column: 'reason',
  version: 1,
});

const pairOf = (params: { personId: string; otherId: string }) =>
  [params.personId.toLowerCase(), params.otherId.toLowerCase()] as const;

export const pairHandlers: HandlersOf<typeof api> = {
  async listLikelyFiles(h) {
    const { personId } = h.params;
    const [asked] = await queries.listSides(h.tx, [personId]);
    if (!asked) return refuse('not-found');
    const known = await queries.listPairsOf(h.tx, personId);
    const settled = new Set(known.map(({ person }) => person.id));
    const likely = await findLikelyFiles(h.tx, knownOf(asked));
    // Members of one household were recorded side by side: the worker knew that they are two.
    const family = new Set(
      (
        await queries.listSides(
          h.tx,
          likely.map(({ person }) => person.id),
        )
      )
        .filter((row) => row.householdId !== null && row.householdId === asked.householdId)
        .map((row) => row.id),
    );
    const open = likely.filter(({ person }) => !settled.has(person.id) && !family.has(person.id));
    h.audit.read(
      'person',
      [personId, ...settled, ...open.map(({ person }) => person.id)],
      'same-person',
    );
    return done({
      likely: open.map((one) => ({ ...one, reasons: [...one.reasons] })),
      known: known.map(({ person, state, keptPersonId: kept }) => ({
        person,
        state,
        isKept: kept === person.id,
      })),
    });
  },

  async readFilePair(h) {
    const [personId, otherId] = pairOf(h.params);
    const sides = await queries.listSides(h.tx, [personId, otherId]);
    const [one, other] = [personId, otherId].map((id) => sides.find((row) => row.id === id));
    if (!one || !other || one === other) return refuse('not-found');
    const pair = await queries.findPair(h.tx, personId, otherId);
    const steps = pair === null ? [] : await queries.listSteps(h.tx, pair.id);
    const staff = await queries.findStaffNames(
      h.tx,
      steps.map((step) => step.byAccount),
    );
    const key = pair && (await findFileKey(h, pair.aPersonId));
    h.audit.read('person', [personId, otherId], 'same-person');
    return done({
      one: viewSide(one),
      other: viewSide(other),
      ...compareFields(one, other),
      reasons: explainTwo(knownOf(one), knownOf(other)),
      obstacles: {
        keepOne: await queries.findObstacle(h.tx, personId, otherId),
        keepOther: await queries.findObstacle(h.tx, otherId, personId),
      },
      pair: pair && {
        state: pair.state,
        version: pair.version,
        keptId: pair.keptPersonId,
        steps: steps.map((step) => ({
          step: step.step,
          at: step.at.toISOString(),
          byMe: step.byAccount === h.actor.accountId,
          by: staff.get(step.byAccount) ?? null,
          reason: step.reason && key ? openText(key, placeOfReason(step.id), step.reason) : null,
        })),
      },
    });
  },

  async stepFilePair(h) {
    const { step, baseVersion, keptId, reason, versions } = h.body;
    const [personId, otherId] = pairOf(h.params);
    const [a] = [personId, otherId].toSorted();
    // Both first: another refusal would tell a hidden file from one that does not exist.
    const keys = await findFileKeys(h, [personId, otherId]);
    const key = keys.get(a!);
    if (!key || keys.size < 2) return refuse('not-found');
    const needsReason = api.stepsWithReason.some((one) => one === step);
    if (needsReason && reason === null) return refuse('reason-needed');
    if (step === 'proposed' && ![personId, otherId].includes(keptId?.toLowerCase() ?? ''))
      return refuse('kept-file-needed');
    const stepId = newId();
    const taken = answerOf(
      api.stepFilePair,
      await queries.stepPair(h.tx, {
        pairId: newId(),
        stepId,
        personId,
        otherId,
        step,
        baseVersion,
        keptId,
        reason:
          needsReason && reason !== null
            ? sealText(key, placeOfReason(stepId), reason).toString('base64')
            : null,
        versions: versions && { [personId]: versions.one, [otherId]: versions.other },
      }),
    );
    if (taken.ok)
      h.audit.wrote(`same-person-${step}`, 'person', [personId, otherId], 'same-person');
    return taken;
  },

  async listWaitingPairs(h) {
    const pairs = await queries.listWaiting(h.tx, h.actor.accountId);
    h.audit.read(
      'person',
      pairs.flatMap(({ one, other }) => [one.id, other.id]),
      'same-person',
    );
    return done({
      pairs: pairs.map(({ since, ...pair }) => ({ ...pair, since: since.toISOString() })),
    });
  },

  async checkIntake(h) {
    const persons = [];
    const shown: string[] = [];
    for (const person of h.body.persons) {
      const own = await findFilesLike(h.tx, person);
      const elsewhere = await queries.findElsewhere(h.tx, elsewhereOf(person));
      shown.push(...own.map((one) => one.person.id));
      persons.push({
        own: own.map((one) => ({ ...one, reasons: [...one.reasons] })),
        elsewhere,
      });
    }
    h.audit.read('intake-check', shown, 'intake');
    return done({ elsewhereAsked: await queries.mayAskElsewhere(h.tx), persons });
  },
};

/** Each person's question is on record before any of them is answered. */
export const pairAsks: AsksOf<typeof api> = {
  async checkIntake(h) {
    for (const person of h.body.persons) await queries.askElsewhere(h.tx, elsewhereOf(person));
  },
};

type Checked = BodyOf<typeof api.checkIntake>['persons'][number];

function elsewhereOf({ name, otherSpellings, sex, birth }: Checked) {
  const names = [name, ...otherSpellings].map((one) => one.fullName);
  return {
    // The blank marks the last word as complete.
    names: names.map((one) => queryKeys(`${one} `)),
    birthFrom: birth.from,
    birthTo: birth.to,
    sex,
  };
}

function viewSide(row: FileSide) {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    names: row.names,
    sex: row.sex,
    birth: birthOf(row),
    citizenship: row.citizenship,
    province: row.province,
    householdCode: row.householdCode,
    openedAt: row.madeAt.toISOString(),
  };
}

/** Plain equality, beside the engine's reasons; unknown values neither agree nor differ. */
function compareFields(one: FileSide, other: FileSide) {
  const same: Record<(typeof api.comparedFields)[number], boolean | null> = {
    name: one.names.some((name) => other.names.includes(name)) ? true : null,
    sex: one.sex === 'unknown' || other.sex === 'unknown' ? null : one.sex === other.sex,
    birth: sameBirth(one, other),
    citizenship: equal(one.citizenship, other.citizenship),
    province: equal(one.province, other.province),
    householdCode: equal(one.householdCode, other.householdCode),
  };
  return {
    agrees: api.comparedFields.filter((field) => same[field] === true),
    differs: api.comparedFields.filter((field) => same[field] === false),
  };
}

/** A day within a year of which only the year is known neither agrees nor differs. */
function sameBirth(one: FileSide, other: FileSide): boolean | null {
  if (one.birthFrom === null || other.birthFrom === null) return null;
  if (one.birthFrom === other.birthFrom && one.birthTo === other.birthTo) return true;
  return one.birthFrom <= other.birthTo! && other.birthFrom <= one.birthTo! ? null : false;
}

const equal = (one: string | null, other: string | null) =>
  one === null || other === null ? null : one === other;

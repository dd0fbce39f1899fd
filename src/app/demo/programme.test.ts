// The made-up programme: repeatable, calibrated, visibly fictional, and with a canary in every
// protected value.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mayBeMinor } from '../../kernel/birth.ts';
import { daysBetween, toDay } from '../../kernel/day.ts';
import { isId } from '../../kernel/id.ts';
import { openRoleNames } from '../../kernel/roles.ts';
import { childShare, fullOrphanShare } from './calibration.ts';
import { canaryPattern } from './canaries.ts';
import { type DemoChunk, type DemoCountry, demoCountries, type DemoProgramme } from './model.ts';
import { caseStates } from './model-care.ts';
import { fictionMark } from './names.ts';
import { makeProgramme } from './programme.ts';

const today = toDay('2026-11-23');
const make = (persons = 400, country: DemoCountry = 'kg', seed = 1) =>
  makeProgramme({ seed, today, persons, country });

function gather(programme: DemoProgramme) {
  const chunks: DemoChunk[] = [...programme.chunks()];
  const families = chunks.flatMap((chunk) => chunk.families);
  return {
    families,
    persons: families.flatMap((family) => family.persons),
    cases: families.flatMap((family) => family.cases),
    entries: chunks.flatMap((chunk) => chunk.entries),
    subjects: chunks.flatMap((chunk) => chunk.subjects),
    links: chunks.flatMap((chunk) => chunk.subjectLinks),
    canaries: chunks.flatMap((chunk) => chunk.canaries),
  };
}

const hashOf = (programme: DemoProgramme) =>
  createHash('sha256')
    .update(JSON.stringify([programme, [...programme.chunks()]]))
    .digest('hex');

const programme = make();
const all = gather(programme);

describe('repeatable', () => {
  test('same seed, same programme; also when its chunks are read again', () => {
    expect(hashOf(make())).toBe(hashOf(programme));
  });

  test('another seed or day, another programme', () => {
    expect(hashOf(make(400, 'kg', 2))).not.toBe(hashOf(programme));
  });
});

describe('calibrated', () => {
  test.each(demoCountries)('%s: children among those who came', (country) => {
    const { persons, families } = gather(make(4_000, country));
    const back = persons.filter((person) => person.returned && person.part !== 'relative');
    const children = back.filter((person) => person.part === 'child');
    const share = children.length / back.length;
    expect(Math.abs(share - childShare[country].value)).toBeLessThan(0.04);
    const orphans = families
      .filter((family) => family.kind === 'full-orphans')
      .flatMap((family) => family.persons)
      .filter((person) => person.part === 'child');
    expect(Math.abs(orphans.length / children.length - fullOrphanShare)).toBeLessThan(0.03);
  });

  test('six in ten children came at pre-school age', () => {
    const { families } = gather(make(4_000));
    const known = families.flatMap((family) =>
      family.persons
        .filter((person) => person.part === 'child' && person.birth.precision === 'day')
        .map((person) => daysBetween(person.birth.from!, family.arrivedOn) / 365.25),
    );
    const young = known.filter((age) => age < 6.003).length / known.length;
    expect(young).toBeGreaterThan(0.52);
    expect(young).toBeLessThan(0.66);
  });

  test('as many persons as asked for, and not a family more', () => {
    expect(all.persons.length).toBeGreaterThanOrEqual(400);
    expect(all.persons.length).toBeLessThan(412);
  });
});

describe('who covers each child', () => {
  test('every minor is covered today or named as an alarm', () => {
    for (const family of all.families) {
      const minors = family.persons.filter(
        (person) => person.part === 'child' && mayBeMinor(person.birth, today),
      );
      const uncovered = minors.filter(
        (child) =>
          !family.covers.some(
            (cover) =>
              cover.childId === child.id &&
              cover.from <= today &&
              (cover.until === null || cover.until > today),
          ),
      );
      expect(uncovered.map((child) => child.id)).toEqual(family.uncovered);
    }
  });

  test('alarms, searches with an interim body, guardians and parents all occur', () => {
    const covers = all.families.flatMap((family) => family.covers);
    expect(new Set(covers.map((cover) => cover.kind)).size).toBe(3);
    expect(all.families.flatMap((family) => family.uncovered).length).toBeGreaterThan(0);
    for (const cover of covers) {
      expect(cover.carerId !== null || cover.interimBody !== null).toBe(true);
    }
  });

  test('only children may be minors', () => {
    const adults = all.persons.filter((person) => person.part !== 'child');
    expect(adults.filter((person) => mayBeMinor(person.birth, today))).toEqual([]);
  });
});

describe('the pieces a programme needs', () => {
  test('two users or more for each open role, logins unique', () => {
    for (const role of openRoleNames) {
      expect(
        programme.users.filter((user) => user.role === role).length,
        role,
      ).toBeGreaterThanOrEqual(2);
    }
    expect(new Set(programme.users.map((user) => user.login)).size).toBe(programme.users.length);
    expect(programme.users.some((user) => user.duty === 'registrar')).toBe(true);
    for (const cso of ['SYN-CSO-A', 'SYN-CSO-B']) {
      expect(
        programme.users.filter((user) => user.organisation === cso && user.duty === 'intake'),
      ).toHaveLength(1);
    }
  });

  test('cases at every stage, every priority, and a missed clock', () => {
    expect(new Set(all.cases.map((found) => found.state))).toEqual(new Set(caseStates));
    expect(new Set(all.cases.map((found) => found.priority)).size).toBe(3);
    expect(
      all.cases.some((found) => found.firstContactOn === null && found.firstContactDueOn < today),
    ).toBe(true);
  });

  test('no day lies where it cannot', () => {
    for (const found of all.cases) {
      expect(found.openedOn <= today && (found.firstContactOn ?? today) <= today).toBe(true);
      for (const visit of found.visits) {
        expect(visit.on >= found.openedOn && visit.on <= today, found.code).toBe(true);
      }
      for (const [at, step] of found.history.entries()) {
        expect(step.on <= today && step.on >= (found.history[at - 1]?.on ?? step.on)).toBe(true);
      }
    }
    for (const family of all.families) expect(family.arrivedOn <= today).toBe(true);
    for (const restriction of all.subjects.flatMap((subject) => subject.restrictions)) {
      expect(restriction.from < restriction.until && restriction.from <= today).toBe(true);
    }
  });

  test('operations: two closed and resolved, the newest unresolved on three lists', () => {
    const resolved = new Set(['handed-over', 'refused', 'prevented', 'not-boarded']);
    const closed = programme.operations.filter((operation) => operation.state === 'closed');
    expect(closed).toHaveLength(2);
    for (const operation of closed) {
      const states = all.entries
        .filter((entry) => entry.operation === operation.code)
        .map((entry) => entry.state);
      expect(states.length).toBeGreaterThan(0);
      expect(states.filter((state) => !resolved.has(state))).toEqual([]);
    }
    const newest = all.entries.filter((entry) => entry.operation === 'SYN-O-4');
    expect(new Set(newest.map((entry) => entry.listKind)).size).toBe(3);
    expect(newest.some((entry) => !resolved.has(entry.state))).toBe(true);
    for (const entry of all.entries) {
      const needsReason = ['refused', 'prevented', 'not-boarded'].includes(entry.state);
      expect(entry.reason !== null).toBe(needsReason);
    }
  });

  test('restrictions active, ending within a month and over', () => {
    const untils = gather(make(2_000))
      .subjects.flatMap((subject) => subject.restrictions)
      .map((restriction) => daysBetween(today, restriction.until));
    expect(untils.some((days) => days > 30)).toBe(true);
    expect(untils.some((days) => days > 0 && days < 30)).toBe(true);
    expect(untils.some((days) => days < 0)).toBe(true);
  });

  test('subjects are linked one to one and share no id or code with anybody', () => {
    const persons = new Set<string>(all.persons.map((person) => person.id));
    expect(all.links).toHaveLength(all.subjects.length);
    expect(new Set(all.links.map((link) => link.personId)).size).toBe(all.links.length);
    expect(all.links.every((link) => persons.has(link.personId))).toBe(true);
    expect(all.subjects.filter((subject) => persons.has(subject.id))).toEqual([]);
    // The time inside a subject's id reveals nothing: it does not follow the order of persons.
    const days = all.subjects.map((subject) => subject.id.slice(0, 8));
    expect(new Set(days).size).toBeGreaterThan(days.length * 0.9);
  });
});

describe('visibly fictional and traceable', () => {
  const text = JSON.stringify(
    [...programme.chunks()].map(({ canaries: _apart, ...chunk }) => chunk),
  );

  test('every canary is unique, stands in the data as often as it must, and none is missing', () => {
    const values = all.canaries.map((canary) => canary.value);
    expect(new Set(values).size).toBe(values.length);
    const standing = text.match(canaryPattern)!;
    // The spelling of a name occurs twice, in the full name and in its family part. A document is
    // on every list that copied it.
    const twice = new Set(
      all.canaries.filter((canary) => canary.field === 'name').map((canary) => canary.value),
    );
    expect(new Set(standing)).toEqual(new Set(values));
    const named = all.persons.length;
    const papers = all.entries.flatMap((entry) => entry.document ?? []);
    const copies = papers.length - new Set(papers).size;
    expect(standing.length).toBe(values.length + named + copies);
    expect(twice.size).toBe(named + all.subjects.length);
  });

  test('every protected value carries one', () => {
    const protectedValues = [
      ...all.persons.map((person) => person.names[1]!.familyName),
      ...all.persons.flatMap((person) => person.contacts.map((contact) => contact.value)),
      ...all.persons.flatMap((person) => person.documents.map((document) => document.number)),
      ...all.persons.flatMap((person) => person.note ?? []),
      ...all.cases.flatMap((found) => found.visits.map((visit) => visit.text)),
      ...all.cases
        .flatMap((found) => found.assessments)
        .flatMap((assessment) => assessment.levels.map((level) => level.note)),
      ...all.cases.flatMap((found) => found.plan?.goals ?? []).map((goal) => goal.ownWords),
      ...all.subjects.flatMap((subject) => subject.proceeding.hearings.map((one) => one.note)),
      ...all.subjects.flatMap((subject) => subject.restrictions.map((one) => one.note)),
      ...all.entries.map((entry) => `${entry.tent} ${entry.document}`),
    ];
    expect(protectedValues.length).toBeGreaterThan(2_000);
    expect(protectedValues.filter((value) => !/cnry-[0-9a-z]{7}/.test(value))).toEqual([]);
  });

  test('codes begin with SYN-, names carry the mark, ids are ids', () => {
    const codes = [
      ...all.families,
      ...all.persons,
      ...all.cases,
      ...all.entries,
      ...all.subjects,
      ...programme.organisations,
      ...programme.operations,
    ].map((record) => record.code);
    expect(codes.filter((code) => !code.startsWith('SYN-'))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    const names = [
      ...all.persons.flatMap((person) => person.names.map((name) => name.familyName)),
      ...all.entries.map((entry) => entry.fullName),
      ...all.subjects.map((one) => one.fullName),
      ...programme.users.map((user) => user.displayName),
    ];
    expect(names.filter((name) => !name.includes(fictionMark))).toEqual([]);
    const ids = [...all.families, ...all.persons, ...all.cases, ...all.subjects].map(
      (one) => one.id,
    );
    expect(ids.every(isId) && new Set<string>(ids).size === ids.length).toBe(true);
  });

  test.each(demoCountries)('%s: family names can be said aloud', (country) => {
    const { families } = gather(make(200, country));
    const names = [
      ...families.flatMap((family) => family.persons.map((one) => one.names[0]!.familyName)),
      ...make(200, country).users.map((user) => user.displayName.split(' ')[1]!),
    ];
    // No three consonants in a row, nor two at the beginning; zh and sh are one.
    const sounds = names.map((name) => name.replaceAll(/[zs]h/gi, 'ш'));
    expect(sounds.filter((name) => /^[^аоуaou]{2}|[^аоуaou°]{3}/i.test(name))).toEqual([]);
    expect(sounds.filter((name) => !/^[а-яa-z]+°$/i.test(name))).toEqual([]);
    expect(new Set(names).size).toBeGreaterThan(40);
  });

  test('no stigmatising word', () => {
    // glossary-exempt: the list of what must not occur
    const words = /terror|extremis|radical|jihad|isis|fighter|террор|экстремис|радикал|боевик/i;
    expect(text.match(words)).toBeNull();
    expect(JSON.stringify(programme).match(words)).toBeNull();
  });
});

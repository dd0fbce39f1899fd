// Possible relatives: for a child whose search is open, adults in files the officer can open; for
// an adult, children on lists who travel without an adult of their family. Names rank, people ask;
// nothing is written.

import type { AsksOf, HandlersOf } from '../../engine/http/handler.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { type KnownPerson, listOwnPersons, type OwnPerson, rankKin } from '../people/public.ts';
import type * as api from './api-kin.ts';
import * as queries from './queries.ts';
import * as kinQueries from './queries-kin.ts';

const filesMost = 10_000;
const shown = 20;

/** The question to other organisations is on record before it is answered. */
export const kinAsks: AsksOf<typeof api> = {
  async listLikelyKin(h) {
    await kinQueries.askKinElsewhere(h.tx, h.params.searchId);
  },
};

export const kinHandlers: HandlersOf<typeof api> = {
  async listLikelyKin(h) {
    const search = await queries.findSearch(h.tx, h.params.searchId);
    if (!search) return refuse('not-found');
    const own = await listOwnPersons(h.tx, h.actor.accountId, filesMost);
    const child = own.find(({ id }) => id === search.personId);
    if (!child) return refuse('not-found');
    const parents = await kinQueries.findParents(h.tx, child.id);
    const knownOf = (relation: 'mother' | 'father') =>
      own.find(({ id }) => parents.some((one) => one.relation === relation && one.id === id)) ??
      null;
    const adults = own.filter(({ birth, died }) => !died && !mayBeMinor(birth, h.today));
    const found = rankKin(
      { child, mother: knownOf('mother'), father: knownOf('father') },
      adults,
      shown,
    );
    const files = new Map(own.map((person) => [person.id, person]));
    // Must come before the answer, after which nothing is asked any more.
    const elsewhereAsked = await kinQueries.isKinElsewhereAsked(h.tx, search.id);
    const elsewhere = await kinQueries.findKinElsewhere(h.tx, search.id);
    h.audit.read('cover', [child.id, ...found.map(({ id }) => id)], 'kin-search');
    return done({
      near: found.map(({ id, relation, reasons }) => ({
        personId: id,
        ...namedOf(files.get(id)!),
        relation,
        reasons: [...reasons],
      })),
      elsewhereAsked,
      elsewhere: elsewhere.map((one) => ({ organisationNames: one.names })),
    });
  },

  async listChildrenOnLists(h) {
    const own = await listOwnPersons(h.tx, h.actor.accountId, filesMost);
    const adult = own.find(({ id }) => id === h.params.personId);
    if (!adult) return refuse('not-found');
    const children = mayBeMinor(adult.birth, h.today)
      ? []
      : await kinQueries.listChildrenAlone(h.tx);
    const found = children
      .flatMap((row) => {
        const child: KnownPerson = {
          id: row.id,
          names: row.fatherName
            ? [row.fullName, `${row.fullName} bin ${row.fatherName}`]
            : [row.fullName],
          sex: row.sex,
          birth: { from: row.birthFrom, to: row.birthTo, precision: row.birthPrecision },
        };
        return rankKin({ child, mother: null, father: null }, [adult], 1).map((likely) => ({
          row,
          ...likely,
        }));
      })
      .toSorted((one, other) => other.bits - one.bits)
      .slice(0, shown);
    h.audit.read('list-entry', [adult.id, ...found.map(({ row }) => row.id)], 'kin-search');
    return done({
      children: found.map(({ row, relation, reasons }) => ({
        entryCode: row.code,
        name: row.fullName,
        relation,
        reasons: [...reasons],
      })),
    });
  },
};

const namedOf = ({ code, names }: OwnPerson) => ({ code, name: names[0] ?? code });

// The tours of a demo: for each role the main job in four steps. A step says what to look at, and
// may lead to a page. Texts are in languages/*/demo.json under the role and the number.

import { type Path, paths } from '../paths.ts';

type Step = { readonly text: '1' | '2' | '3' | '4'; readonly to: Path | null };

const tour = (...places: readonly [Path, Path | null, Path | null, Path | null]) =>
  places.map((to, at): Step => ({ text: String(at + 1) as Step['text'], to }));

export const tours = {
  'case-manager': tour(paths.today, null, paths.cases, paths.emergency),
  supervisor: tour(paths.today, null, paths.cases, paths.emergencyReviews),
  'child-protection-officer': tour(paths.today, paths.searches, null, paths.persons),
  psychologist: tour(paths.today, null, paths.cases, paths.help),
  'cso-manager': tour(paths.today, paths.offers, paths.cases, paths.team),
  'national-coordinator': tour(paths.cockpit, paths.operations, paths.handovers, paths.figures),
  donor: tour(paths.figures, null, null, paths.help),
  administrator: tour(paths.accounts, paths.newAccount, paths.law, paths.jobs),
  prosecutor: tour(paths.courtToday, paths.matters, paths.law, paths.disclosures),
  'probation-officer': tour(paths.courtToday, paths.matters, paths.law, paths.help),
  auditor: tour(paths.grants, paths.trail, paths.allDisclosures, paths.jobs),
} as const;

export type TourRole = keyof typeof tours;

export function isTourRole(role: string): role is TourRole {
  return Object.hasOwn(tours, role);
}

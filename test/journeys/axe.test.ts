// Every screen of every role, found by following the links on the screens themselves. Axe finds
// nothing wrong; at 360 and 1280 pixels nothing scrolls sideways; the browser reports no errors,
// and no tab title contains anyone's name. Axe checks a screen shared by several roles once, at one
// of the two widths in turn: they share their elements, and each role's first screen, which has the
// frame of every other, is checked at both.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screens } from '../../src/app/screens.ts';
import { roleNames } from '../../src/kernel/roles.ts';
import { findHome } from '../../src/web/open-screen.ts';
import { findBrowser, noBrowserMessage } from '../support/browser.ts';
import {
  accountOf,
  type RunningProgramme,
  signInAs,
  startProgramme,
  type Visitor,
} from './support/journey.ts';
import { agreeToSharing } from './support/steps.ts';
import { faultsOf, walkAs, widths } from './support/walk.ts';

const canBrowse = findBrowser() !== null;
if (!canBrowse) console.info(noBrowserMessage);
const patience = 240_000;
const seen = new Set<string>();
/** Screens linked only while some work is under way; the journeys visit them. */
const underWay = [
  '/operations/:operationId/imports/:jobId',
  ...[
    'alternatives',
    'sentence',
    'expungement',
    'exemption',
    'exemptions/:requestId',
    'detention',
    'detentions/:detentionId/review',
    'offence',
  ].map((part) => `/matters/:subjectId/proceedings/:proceedingId/${part}`),
];

describe.skipIf(!canBrowse)('every screen of every role', () => {
  let programme: RunningProgramme;
  beforeAll(async () => void (programme = await startProgramme(400)), patience);
  afterAll(() => programme?.stop());

  test.each(roleNames)(
    '%s',
    async (role) => {
      const found: string[] = [];
      const look = async (page: Page, pattern: string, path: string): Promise<void> => {
        const isFirst = pattern === findHome(screens, role);
        const axeAt = isFirst ? widths : [widths[seen.size % 2]!];
        const isKnown = seen.has(pattern);
        seen.add(pattern);
        found.push(
          ...(await faultsOf(page, { path, names: programme.names, axeAt: isKnown ? [] : axeAt })),
        );
      };
      // One colleague's records may lead to screens that another's do not.
      for (const account of programme.accounts.filter((one) => one.role === role).slice(0, 2)) {
        const visitor = await signInAs(programme, account);
        if (role === 'national-coordinator') await agreeToSharing(visitor);
        const missed = await walkAs(role, {
          page: visitor.page,
          look: (pattern, path) => look(visitor.page, pattern, path),
        });
        if (role === 'case-manager') await lookAtPair(visitor, look);
        if (role === 'child-protection-officer') await lookAtCover(visitor, look);
        if (missed.every((pattern) => seen.has(pattern))) break;
      }
      expect(found).toEqual([]);
    },
    patience,
  );

  // No link leads to two files that were not compared before, but a user can open any two of their
  // own files side by side.
  async function lookAtPair(
    visitor: Visitor,
    look: (page: Page, pattern: string, path: string) => Promise<void>,
  ): Promise<void> {
    const [one, other] = (await visitor.ask('GET /api/my-cases')).body.cases;
    const pattern = '/persons/:personId/same/:otherId';
    if (!other || seen.has(pattern)) return;
    const path = `/persons/${one.personId}/same/${other.personId}`;
    await visitor.open(path);
    await look(visitor.page, pattern, path);
  }

  // A walk opens some covers; whether one of them can be ended is chance.
  async function lookAtCover(
    visitor: Visitor,
    look: (page: Page, pattern: string, path: string) => Promise<void>,
  ): Promise<void> {
    const pattern = '/persons/:personId/cover/:coverId/end';
    if (seen.has(pattern)) return;
    const { cases } = (await visitor.ask('GET /api/my-cases?limit=100')).body;
    for (const { personId } of cases) {
      const { covers } = (await visitor.ask(`GET /api/persons/${personId}/cover`)).body;
      const open = covers?.find(({ may }: { may: { end: boolean } }) => may.end);
      if (!open) continue;
      const path = `/persons/${personId}/cover/${open.id}/end`;
      await visitor.open(path);
      return look(visitor.page, pattern, path);
    }
  }

  test.each([
    ['case-manager', 'ru', ['/today', '/cases']],
    ['national-coordinator', 'kk', ['/cockpit', '/operations']],
    ['prosecutor', 'uz', ['/matters', '/matters/new']],
  ] as const)(
    '%s in the language %s',
    async (role, locale, paths) => {
      const visitor = await signInAs(programme, accountOf(programme, role), { locale });
      const found: string[] = [];
      for (const path of paths) {
        await visitor.open(path);
        // Axe has looked at these screens; what another language changes is how much room words
        // take.
        const looking = { path, names: programme.names, axeAt: [] };
        found.push(...(await faultsOf(visitor.page, looking)));
      }
      expect(found).toEqual([]);
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(locale);
    },
    patience,
  );

  test('no screen was forgotten', () => {
    const forgotten = screens
      .map(({ path }) => path)
      .filter((path) => !seen.has(path) && !underWay.includes(path));
    expect([...new Set(forgotten)]).toEqual([]);
  });
});

// The guides that can be read in the program, and whom each is for. Their texts are in docs/guides,
// in Russian in docs/guides/ru; one file of a guide is fetched when it is opened.

import type { Locale } from '../../engine/languages/locale.ts';
import type { Role } from '../../kernel/roles.ts';
import type { Guide } from './guide-tree.ts';

const care = [
  'case-manager',
  'supervisor',
  'child-protection-officer',
  'psychologist',
  'cso-manager',
] as const satisfies readonly Role[];
const court = ['prosecutor', 'probation-officer'] as const satisfies readonly Role[];

/** In the order in which they are listed. */
export const guides = {
  'handing-on': [...care, 'national-coordinator'],
  'case-manager': care,
  coordinator: ['national-coordinator', 'donor'],
  'court-and-auditor': [...court, 'auditor'],
  disclosure: [...care, ...court, 'national-coordinator', 'auditor'],
  importer: ['national-coordinator', 'case-manager', 'cso-manager'],
  matching: ['national-coordinator'],
  law: [...court, 'administrator'],
  install: ['administrator', 'auditor'],
  country: ['administrator'],
  translator: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type GuideName = keyof typeof guides;
export const guideNames = Object.keys(guides) as readonly GuideName[];

export function isGuideName(text: string): text is GuideName {
  return Object.hasOwn(guides, text);
}

export function isFor(name: GuideName, role: Role): boolean {
  return (guides[name] as readonly Role[]).includes(role);
}

const files = import.meta.glob<{ readonly default: Guide }>([
  '/docs/guides/*.md',
  '/docs/guides/ru/*.md',
]);

export type LoadedGuide = { readonly guide: Guide; readonly language: 'en' | 'ru' };

/**
 * In English for those who read English; in Russian for everybody else, because each of the other
 * four languages has it beside it, and in English where there is no Russian yet.
 */
export async function loadGuide(name: GuideName, locale: Locale): Promise<LoadedGuide> {
  const english = `/docs/guides/${name}.md`;
  const russian = `/docs/guides/ru/${name}.md`;
  const language = locale !== 'en' && files[russian] ? 'ru' : 'en';
  const { default: guide } = await files[language === 'ru' ? russian : english]!();
  return { guide, language };
}

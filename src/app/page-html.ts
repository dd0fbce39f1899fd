// The pages of the browser: the program's page, which contains only links to its files (no
// inline script or style, so that the strict content policy applies), and the neutral page for
// leaving, which has no script, no name and nothing of the program.

import type { Locale } from '../engine/languages/locale.ts';
import { readWords, type WordTree } from '../engine/languages/read-words.ts';
import { invariant } from '../kernel/invariant.ts';

/** Names of built files, relative to the root. */
export type PageFiles = {
  readonly early: string;
  readonly main: string;
  readonly preloads: readonly string[];
  /** For signed-in people: `first-steps.ts` fetches them as soon as it knows. */
  readonly later: readonly string[];
  readonly styles: readonly string[];
};

export function pageHtml({ early, main, preloads, later, styles }: PageFiles): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    '<meta name="theme-color" content="#ffffff">',
    `<meta name="later" content="${later.map((file) => `/${file}`).join(' ')}">`,
    '<title>Alongside</title>',
    '<link rel="icon" href="data:,">',
    '<link rel="preload" as="fetch" crossorigin href="/api/session">',
    `<script type="module" async src="/${early}"></script>`,
    ...preloads.map((file) => `<link rel="modulepreload" href="/${file}">`),
    ...styles.map((file) => `<link rel="stylesheet" href="/${file}">`),
    `<script type="module" src="/${main}"></script>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    '<noscript>Please switch on JavaScript for this address. ' +
      'Включите JavaScript для этого адреса.</noscript>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * What is seen after leaving at once: a recipe, as anyone in the country might have open. It names
 * nothing of the programme and links nowhere.
 */
export function leaveHtml(style: string, locale: Locale, words: WordTree): string {
  const say = (path: string): string => {
    const text = readWords({ leave: words }, path, { locale });
    invariant(text, `${locale} has no words for ${path}`);
    return escapeText(text);
  };
  const ingredients = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  const steps = ['first', 'second', 'third', 'fourth'];
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${say('leave.title')}</title>`,
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="/${style}">`,
    '</head>',
    '<body>',
    `<header>${say('leave.site')}</header>`,
    '<main>',
    `<h1>${say('leave.title')}</h1>`,
    `<p>${say('leave.lead')}</p>`,
    `<h2>${say('leave.ingredients.title')}</h2>`,
    `<ul>${ingredients.map((name) => `<li>${say(`leave.ingredients.${name}`)}</li>`).join('')}</ul>`,
    `<h2>${say('leave.steps.title')}</h2>`,
    `<ol>${steps.map((name) => `<li>${say(`leave.steps.${name}`)}</li>`).join('')}</ol>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

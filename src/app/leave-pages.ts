// The pages for leaving at once, one for each language: without a script, a name or anything else
// of the program.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locale, locales } from '../engine/languages/locale.ts';
import { readWords, type WordTree } from '../engine/languages/read-words.ts';
import { invariant } from '../kernel/invariant.ts';
import { leavePathOf } from '../web/leave-path.ts';

export async function writeLeavePages(
  root: string,
  { folder, style }: { readonly folder: string; readonly style: string },
): Promise<void> {
  for (const locale of locales) {
    const text = await readFile(join(root, `languages/${locale}/leave.json`), 'utf8');
    const page = leaveHtml(style, locale, JSON.parse(text) as WordTree);
    await writeFile(join(folder, leavePathOf(locale)), page);
  }
}

/**
 * What is seen after leaving at once: a recipe, as anyone in the country might have open. It names
 * nothing of the programme and links nowhere.
 */
function leaveHtml(style: string, locale: Locale, words: WordTree): string {
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

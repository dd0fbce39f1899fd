// The page of the browser: it contains only links to its files (no inline script or style, so that
// the strict content policy applies).

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

// The part of the PO format that we need: entries with context, original and translation.
// Written for exchange with translators' tools, which wrap lines and add comments as they like.

export type Entry = {
  readonly context: string;
  readonly original: string;
  readonly translation: string;
};

export function writeEntries(language: string, entries: readonly Entry[]): string {
  const header =
    `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n` +
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n';
  const blocks = entries.map(
    ({ context, original, translation }) =>
      `msgctxt ${quote(context)}\nmsgid ${quote(original)}\nmsgstr ${quote(translation)}\n`,
  );
  return [header, ...blocks].join('\n');
}

/** Entries without context (the header) and obsolete ones are left out; fuzzy ones come empty. */
export function readEntries(po: string): Entry[] {
  const blocks = po
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const parts = readParts(block);
    const context = parts.get('msgctxt');
    if (context === undefined) return [];
    const isFuzzy = /^#,.*\bfuzzy\b/m.test(block);
    const translation = isFuzzy ? '' : (parts.get('msgstr') ?? '');
    return [{ context, original: parts.get('msgid') ?? '', translation }];
  });
}

function readParts(block: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let current = '';
  for (const line of block.split('\n')) {
    const found = /^\s*(?:(msgctxt|msgid|msgstr)\s+)?"(.*)"\s*$/.exec(line);
    if (!found) continue;
    const [, keyword, text = ''] = found;
    if (keyword) current = keyword;
    parts.set(current, (parts.get(current) ?? '') + unescape(text));
  }
  return parts;
}

function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return text.replaceAll(/\\(.)/g, (_all, sign: string) => signs[sign] ?? sign);
}

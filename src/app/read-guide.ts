// Reads the Markdown of docs/guides: headings, paragraphs, lists, tables, code, emphasis and links,
// which is all that the guides use. Other markup is refused at the build rather than shown wrongly.
// A place in a guide is a heading, or a paragraph or item that begins in bold; its id comes from
// the English words, also in a translation, so that a link works in every language.

import { invariant } from '../kernel/invariant.ts';
import type { Block, Guide, Inline } from '../web/help/guide-tree.ts';

/** `ids`: those of the English guide, in order; left out, this is the English guide. */
export function readGuide(text: string, ids?: readonly string[]): Guide {
  const blocks = readBlocks(text.split('\n'));
  if (ids === undefined) return { blocks };
  const rest = [...ids];
  const named = blocks.map((block) => withIds(block, rest));
  invariant(rest.length === 0, `a translated guide lacks ${rest.length} places: ${rest[0]} …`);
  return { blocks: named };
}

/** Every place of a guide, in order. */
export function placesOf({ blocks }: Guide): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.id];
    if (block.kind === 'paragraph') return block.id === null ? [] : [block.id];
    if (block.kind !== 'list') return [];
    return block.items.flatMap(({ id }) => (id === null ? [] : [id]));
  });
}

function withIds(block: Block, rest: string[]): Block {
  const next = () => {
    const id = rest.shift();
    invariant(id !== undefined, 'a translated guide has more places than the English one');
    return id;
  };
  if (block.kind === 'heading') return { ...block, id: next() };
  if (block.kind === 'paragraph') return block.id === null ? block : { ...block, id: next() };
  if (block.kind !== 'list') return block;
  const items = block.items.map((item) => (item.id === null ? item : { ...item, id: next() }));
  return { ...block, items };
}

const codeIndent = '    ';
const listStart = /^(-|\d+\.) +/;

function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (line.trim() === '') {
      at++;
      continue;
    }
    const end = endOfBlock(lines, at);
    blocks.push(readBlock(lines.slice(at, end)));
    at = end;
  }
  return blocks;
}

/** The line after the block that begins at `at`. */
function endOfBlock(lines: readonly string[], at: number): number {
  const line = lines[at]!;
  if (line.startsWith('```')) return lines.indexOf('```', at + 1) + 1;
  if (line.startsWith(codeIndent)) {
    const end = lines.findIndex((next, place) => place > at && !next.startsWith(codeIndent));
    return end === -1 ? lines.length : end;
  }
  const isList = listStart.test(line);
  let end = at + 1;
  for (; end < lines.length; end++) {
    const next = lines[end]!;
    if (isList) {
      // A list goes on over an empty line if an item or an indented line follows.
      const following = next === '' ? (lines[end + 1] ?? '') : next;
      if (!listStart.test(following) && !following.startsWith('  ')) break;
    } else if (next.trim() === '' || next.startsWith('```') || listStart.test(next)) break;
  }
  return end;
}

function readBlock(lines: readonly string[]): Block {
  const first = lines[0]!;
  const heading = /^(#{1,3}) (.+)$/.exec(first);
  if (heading) {
    const parts = readInline(heading[2]!);
    return { kind: 'heading', level: heading[1]!.length as 1, id: slugOf(parts), parts };
  }
  if (first.startsWith('```')) return { kind: 'code', text: lines.slice(1, -1).join('\n') };
  if (first.startsWith(codeIndent)) {
    return { kind: 'code', text: lines.map((line) => line.slice(codeIndent.length)).join('\n') };
  }
  if (first.startsWith('|')) return readTable(lines);
  if (listStart.test(first)) return readList(lines);
  const parts = readInline(lines.map((line) => line.trim()).join(' '));
  return { kind: 'paragraph', id: idOf(parts), parts };
}

function readList(lines: readonly string[]): Block {
  const isOrdered = /^\d/.test(lines[0]!);
  const items: string[][] = [];
  // An item's own lines are indented as far as its first word.
  let indent = 0;
  for (const line of lines) {
    const start = listStart.exec(line);
    if (start) indent = start[0].length;
    if (start) items.push([line.slice(indent)]);
    else items.at(-1)!.push(line.slice(Math.min(indent, line.search(/\S|$/))));
  }
  return {
    kind: 'list',
    isOrdered,
    items: items.map((own) => {
      const blocks = readBlocks(own);
      const [head, ...rest] = blocks;
      if (head?.kind !== 'paragraph') return { id: null, blocks };
      return { id: head.id, blocks: [{ ...head, id: null }, ...rest] };
    }),
  };
}

function readTable(lines: readonly string[]): Block {
  const [head, , ...rows] = lines.map((line) =>
    line
      .replace(/^\|\s*|\s*\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => readInline(cell.trim().replaceAll('\\|', '|'))),
  );
  return { kind: 'table', head: head!, rows };
}

const inline =
  /`([^`]+)`|\*\*((?:\\\*|[^*])+)\*\*|(?<![\w\\])_([^_]+)_(?!\w)|\[([^\]]+)\]\(([^)]+)\)/;

function readInline(text: string): Inline[] {
  const found = inline.exec(text);
  if (!found) return text === '' ? [] : [plain(text)];
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return [...(before === '' ? [] : [plain(before)]), ...read(found), ...readInline(after)];
}

function read([, code, strong, emphasis, label, target]: RegExpExecArray): Inline[] {
  if (code !== undefined) return [{ kind: 'code', text: code }];
  if (strong !== undefined) return [{ kind: 'strong', parts: readInline(strong) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', parts: readInline(emphasis) }];
  const parts = readInline(label!);
  const to = /^([a-z-]+)\.md(#[\w-]+)?$/.exec(target!);
  return to === null ? parts : [{ kind: 'link', to: to[1]! + (to[2] ?? ''), parts }];
}

function plain(text: string): string {
  invariant(!/\*\*|`|\]\(/.test(text), `a guide uses markup that is not known here: ${text}`);
  return text.replaceAll(/\\([*_#|<>[\]])/g, '$1');
}

function idOf(parts: readonly Inline[]): string | null {
  const [first] = parts;
  return typeof first === 'object' && first.kind === 'strong' ? slugOf(first.parts) : null;
}

/** As GitHub makes it of a heading. */
function slugOf(parts: readonly Inline[]): string {
  const word = (part: Inline): string =>
    typeof part === 'string'
      ? part
      : part.kind === 'code'
        ? part.text
        : part.parts.map(word).join('');
  return parts
    .map(word)
    .join('')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

// The guides as they are read for the page of help: known markup becomes a tree, unknown markup is
// refused, and every link to a place leads to one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkoutFolder } from '../engine/config/config.ts';
import { guideNames, guides } from '../web/help/guides.ts';
import type { Block, Guide, Inline } from '../web/help/guide-tree.ts';
import { helpFor, helpPlaces } from '../web/kit/help-places.ts';
import { placesOf, readGuide } from './read-guide.ts';
import { screens } from './screens.ts';

const folder = join(checkoutFolder, 'docs/guides');
const english = (name: string) => readGuide(readFileSync(join(folder, `${name}.md`), 'utf8'));
const placeIds = new Map(guideNames.map((name) => [name as string, placesOf(english(name))]));

/** Every word of a guide, and every link. */
function partsOf(guide: Guide): { texts: string[]; links: string[] } {
  const [texts, links]: [string[], string[]] = [[], []];
  const word = (part: Inline): void => {
    if (typeof part === 'string') texts.push(part);
    else if (part.kind === 'code') return;
    else {
      if (part.kind === 'link') links.push(part.to);
      part.parts.forEach(word);
    }
  };
  const walk = (block: Block): void => {
    if (block.kind === 'heading' || block.kind === 'paragraph') block.parts.forEach(word);
    else if (block.kind === 'table') [block.head, ...block.rows].flat(2).forEach(word);
    else if (block.kind === 'list') block.items.forEach((item) => item.blocks.forEach(walk));
  };
  guide.blocks.forEach(walk);
  return { texts, links };
}

describe('reading', () => {
  test('headings, emphasis, code, links and places', () => {
    const { blocks } = readGuide(
      '# One\n\n**Two.** three _four_ `five_six`\nnext [line](law.md#on-screen)\n',
    );
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, id: 'one', parts: ['One'] },
      {
        kind: 'paragraph',
        id: 'two',
        parts: [
          { kind: 'strong', parts: ['Two.'] },
          ' three ',
          { kind: 'emphasis', parts: ['four'] },
          ' ',
          { kind: 'code', text: 'five_six' },
          ' next ',
          { kind: 'link', to: 'law#on-screen', parts: ['line'] },
        ],
      },
    ]);
  });

  test('lists with several paragraphs and code, tables, fences', () => {
    const { blocks } = readGuide(
      '1. one\n   more\n\n   ```sh\n   ls -l\n   ```\n\n2. **Two**: x\n\nend\n\n' +
        '| a | b   |\n| - | --- |\n| 1 | x\\|y |\n\n```\nplain **text**\n```\n',
    );
    expect(blocks).toEqual([
      {
        kind: 'list',
        isOrdered: true,
        items: [
          {
            id: null,
            blocks: [
              { kind: 'paragraph', id: null, parts: ['one more'] },
              { kind: 'code', text: 'ls -l' },
            ],
          },
          {
            id: 'two',
            blocks: [
              {
                kind: 'paragraph',
                id: null,
                parts: [{ kind: 'strong', parts: ['Two'] }, ': x'],
              },
            ],
          },
        ],
      },
      { kind: 'paragraph', id: null, parts: ['end'] },
      { kind: 'table', head: [['a'], ['b']], rows: [[['1'], ['x|y']]] },
      { kind: 'code', text: 'plain **text**' },
    ]);
  });

  test('code that is indented, also in an item', () => {
    const { blocks } = readGuide('1. **One.** x\n\n       npx a\n\n2. y\n\nend\n\n    npx b\n');
    const [list, end, code] = blocks;
    expect(list).toMatchObject({
      items: [{ id: 'one', blocks: [{ kind: 'paragraph' }, { kind: 'code', text: 'npx a' }] }, {}],
    });
    expect([end, code]).toMatchObject([{ parts: ['end'] }, { kind: 'code', text: 'npx b' }]);
  });

  test('markup that is not known here is refused, and HTML is only text', () => {
    expect(() => readGuide('a **b')).toThrow(/markup/);
    expect(readGuide('<b>no</b>').blocks).toEqual([
      { kind: 'paragraph', id: null, parts: ['<b>no</b>'] },
    ]);
  });

  test('a translation takes its places from English, and must have as many', () => {
    const ids = placesOf(readGuide('# Plan\n\n**First visit.** x'));
    const russian = readGuide('# План\n\n**Первый визит.** x', ids);
    expect(placesOf(russian)).toEqual(['plan', 'first-visit']);
    expect(() => readGuide('# План\n\nx', ids)).toThrow(/lacks 1/);
    expect(() => readGuide('# План\n\n**А.** x\n\n**Б.** y', ids)).toThrow(/more places/);
  });
});

describe('the guides', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));

  test('every one is listed, with somebody whom it is for', () => {
    expect(files.map((file) => file.slice(0, -3)).sort()).toEqual([...guideNames].sort());
    for (const name of guideNames) expect(guides[name].length).toBeGreaterThan(0);
  });

  test.each(guideNames)('%s: read completely, places are unique, links lead somewhere', (name) => {
    const guide = english(name);
    expect(guide.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    const { texts, links } = partsOf(guide);
    expect(texts.filter((text) => /`|\]\(|^#{1,3} /.test(text))).toEqual([]);
    const ids = placeIds.get(name)!;
    expect(new Set(ids).size).toBe(ids.length);
    const untitled = guide.blocks.filter(
      (block) => block.kind === 'table' && block.head.some((cell) => cell.length === 0),
    );
    expect(untitled, 'columns without a title').toEqual([]);
    const lost = links.filter((link) => {
      const [to = '', place] = link.split('#');
      const known = placeIds.get(to);
      return !known || (place !== undefined && !known.includes(place));
    });
    expect(lost).toEqual([]);
  });

  test.each(guideNames)('%s: its Russian is the same guide', (name) => {
    const path = join(folder, 'ru', `${name}.md`);
    expect(existsSync(path)).toBe(true);
    const guide = readGuide(readFileSync(path, 'utf8'), placeIds.get(name)!);
    expect(placesOf(guide)).toEqual(placeIds.get(name));
    const framesOf = ({ blocks }: Guide) =>
      blocks.map(({ kind }) => kind).filter((kind) => kind !== 'paragraph');
    expect(framesOf(guide)).toEqual(framesOf(english(name)));
    expect(partsOf(guide).links).toEqual(partsOf(english(name)).links);
    expect(partsOf(guide).texts.some((text) => /[а-яё]/.test(text))).toBe(true);
  });
});

describe('the help of a page', () => {
  test('leads to a place that exists', () => {
    const lost = Object.values(helpPlaces).filter((help) => {
      const [guide = '', place] = help.split('#');
      // The first heading is the page's own, and no place in it.
      const [, ...ids] = placeIds.get(guide) ?? [];
      return ids.length === 0 || (place !== undefined && !ids.includes(place));
    });
    expect(lost).toEqual([]);
  });

  test('is there for every screen except the guides themselves', () => {
    const without = screens.map(({ path }) => path).filter((path) => helpFor(path) === null);
    expect(without).toEqual(['/help', '/help/:guide']);
  });

  test('is that of the page itself before that of the page above', () => {
    expect(helpFor('/cases/x/closing/stop')).toBe('case-manager#the-person-wishes-to-stop');
    expect(helpFor('/cases/x/closing/new')).toBe('case-manager#closing');
    expect(helpFor('/persons/x')).toBe('case-manager#today');
    expect(helpFor('/nothing')).toBeNull();
  });
});

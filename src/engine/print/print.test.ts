// What comes out of the printer's side is read back: its text, its language, the structure that a
// screen reader follows, and that the file says nothing of its own.

import * as mupdf from 'mupdf';
import { describe, expect, test } from 'vitest';
import { locales } from '../languages/locale.ts';
import { type Paper, printPaper } from './print.ts';
import { wordingIn } from './wording.ts';

const empty: Paper = {
  locale: 'en',
  title: 'Hearings',
  heading: 'Hearings',
  mark: 'Printed today',
  isLarge: false,
  blocks: [],
};
const opened = (paper: Partial<Paper>) =>
  mupdf.Document.openDocument(printPaper({ ...empty, ...paper }), 'application/pdf');
const textOf = (paper: Partial<Paper>) => {
  const document = opened(paper);
  const pages = Array.from({ length: document.countPages() }, (_, at) => document.loadPage(at));
  return pages.map((page) => page.toStructuredText('').asText()).join('\n');
};
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what is printed', () => {
  test.each(['#panic("x")', '*a* _b_ $c$ @d <e> `f`', '] #read("/etc/passwd") [', '\\u{41}', '=='])(
    'is never markup: %s',
    (odd) => {
      const blocks = [
        { is: 'text', text: odd },
        { is: 'table', widths: [1], head: [odd], groups: [{ title: odd, rows: [[odd]] }] },
        { is: 'facts', rows: [[odd, odd]] },
      ] as const;
      expect(words(textOf({ heading: odd, blocks })).split(odd)).toHaveLength(8);
    },
  );

  test.each(locales)(
    'has every letter of %s, the Russian under a draft, and both sizes',
    (locale) => {
      const letters = 'ЁёӘәҒғҚқҢңӨөҰұҮүҺһІіӢӣӮӯҲҳҶҷʻʼ';
      const said = wordingIn(locale)('care.visits.askedHint');
      const pages = [false, true].map((isLarge) =>
        words(
          textOf({
            locale,
            isLarge,
            blocks: [
              { is: 'text', text: letters },
              { is: 'text', text: said },
            ],
          }),
        ),
      );
      for (const page of pages) {
        expect(page).toContain(letters);
        const draft = typeof said !== 'string';
        expect(draft).toBe(locale !== 'en' && locale !== 'ru');
        for (const part of draft ? [said.text, said.russian] : [said as string])
          expect(page).toContain(words(part));
      }
      expect(pages).toHaveLength(2);
    },
  );

  test.each([
    ['letters of another script', 'أمينة', '?????'],
    ['a picture', '👩‍👧 中', '?? ?'],
    ['turned and hidden text', 'A\u202eB\u200bC\u0007D', 'ABCD'],
    ['a letter in two parts', 'И\u0306ван', 'Йван'],
    ['half a letter', 'A\ud800B', 'A?B'],
    ['line ends', 'A\nB\tC', 'A B C'],
  ])('does not fail on %s', (_what, odd, shown) => {
    const blocks = [
      {
        is: 'table',
        widths: [1, 1],
        head: [odd, odd],
        groups: [{ title: odd, rows: [[odd, 'K-1']] }],
      },
    ] as const;
    const page = words(textOf({ heading: odd, mark: odd, blocks }));
    expect(page.split(shown).length - 1, page).toBe(6);
    expect(page).toContain('K-1');
  });

  test('fills as many pages as it needs, each with its number and its mark', () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`K-${at}`]);
    const printed = textOf({
      blocks: [{ is: 'table', widths: [1], head: ['Code'], groups: [{ title: null, rows }] }],
    });
    const pages = printed.match(/\d+ \/ (\d+)/g)!;
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)).toBe(`${pages.length} / ${pages.length}`);
    expect(printed.match(/Printed today/g)).toHaveLength(pages.length);
    // The head of a table that goes on stands again on each page.
    expect(printed.match(/Code/g)).toHaveLength(pages.length);
  });
});

describe('the file', () => {
  test('is tagged, in its language, and names nobody', () => {
    const document = opened({ locale: 'kk', title: 'Отырыстар' }) as mupdf.PDFDocument;
    const root = document.getTrailer().get('Root');
    expect(root.get('Lang').asString()).toBe('kk');
    expect(root.get('MarkInfo').get('Marked').asBoolean()).toBe(true);
    expect(root.get('StructTreeRoot').isDictionary()).toBe(true);
    expect(root.get('ViewerPreferences').get('DisplayDocTitle').asBoolean()).toBe(true);
    const named = root.get('Metadata').readStream().asString();
    expect(named).toMatch(/pdfuaid:part>1</);
    const facts: string[] = [];
    document
      .getTrailer()
      .get('Info')
      .forEach((_, key) => void facts.push(String(key)));
    expect(facts.toSorted()).toEqual(['Creator', 'Title']);
    expect(document.getMetaData('info:Author') ?? '').toBe('');
  });

  test('contains its fonts, and nothing that runs or leads away', () => {
    const pdf = Buffer.from(printPaper({ ...empty, blocks: [{ is: 'lines', labels: ['Name'] }] }));
    const text = pdf.toString('latin1');
    expect(text).toContain('/FontFile2');
    expect(text).not.toMatch(/\/(JavaScript|JS|OpenAction|URI|EmbeddedFile|AcroForm)\b/);
  });
});

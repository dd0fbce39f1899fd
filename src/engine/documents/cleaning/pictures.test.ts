// Pictures keep what they show and nothing else: read back after cleaning, by what they show and by
// every byte.

import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import {
  heicPicture,
  hugePng,
  hugeTiff,
  photograph,
  secret,
} from '../../../../test/support/documents.ts';
import { cleanHere, joinHere, previewHere } from './clean-here.ts';

async function cleaned(bytes: Uint8Array) {
  const outcome = await cleanHere(bytes);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text, 0, 'latin1');

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  const [red = 0, , blue = 0] = data.subarray(at, at + 3);
  return red > 180 && blue < 90 ? 'red' : blue > 130 && red < 110 ? 'blue' : `${red} ${blue}`;
}

describe('what a picture tells beside what it shows', () => {
  test.each([
    ['jpeg', 'jpeg', () => photograph('jpeg')],
    ['png', 'png', () => photograph('png')],
    ['webp', 'webp', () => photograph('webp')],
    ['tiff', 'jpeg', () => photograph('tiff')],
    ['heic', 'jpeg', async () => heicPicture()],
  ] as const)('of a %s is gone; it is kept as %s', async (_, format, make) => {
    const bytes = await make();
    // Otherwise the test would prove nothing.
    expect(holds(bytes, secret)).toBe(true);
    const clean = await cleaned(bytes);
    expect(clean).toMatchObject({ format, pages: 1, contentType: `image/${format}` });
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(
      clean.bytes,
    ).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect([width, height]).toEqual([48, 32]);
    for (const told of [secret, 'Exif', 'GPS', 'adobe', 'ICC_PROFILE']) {
      expect(holds(clean.bytes, told), told).toBe(false);
    }
    expect(await colourAt(clean.bytes, 2, 16)).toBe('red');
    expect(await colourAt(clean.bytes, 40, 16)).toBe('blue');
  });

  test('is turned into the picture itself, where it says which side is up', async () => {
    const clean = await cleaned(await photograph('jpeg', { orientation: 6 }));
    const { width, height, orientation } = await sharp(clean.bytes).metadata();
    expect({ width, height, orientation }).toEqual({ width: 32, height: 48 });
    expect(await colourAt(clean.bytes, 16, 2)).toBe('red');
  });

  test.each([
    ['an archive', 'PK\x03\x04'],
    ['a page', '<html><script>alert(1)</script>'],
  ])('is gone after its end: %s', async (_, appended) => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = Buffer.concat([await photograph(format), Buffer.from(appended + secret)]);
      const outcome = await cleanHere(bytes);
      if (outcome.ok) expect(holds(outcome.value.bytes, secret)).toBe(false);
      else expect(outcome.refusal).toMatch(/damaged|cut-off/);
    }
  });
});

test.each(['jpeg', 'png', 'webp', 'tiff', 'heic'] as const)(
  'a %s that ends too early is refused, wherever',
  async (format) => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const grain = format === 'heic' ? heicPicture() : await withoutWords(format);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const cut = grain.subarray(0, Math.floor((grain.length * tenth) / 10));
      expect(await cleanHere(cut), `${tenth}`).toMatchObject({
        ok: false,
        refusal: expect.stringMatching(/^document-(cut-off|damaged)$/) as string,
      });
    }
  },
);

/** Nearly all of it is picture, so that every tenth cuts that and not what is told beside it. */
function withoutWords(format: 'jpeg' | 'png' | 'webp' | 'tiff'): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 251);
  return sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

describe('bounds', () => {
  test.each([
    ['a PNG of 30,000 by 30,000', hugePng(30_000, 30_000)],
    ['a TIFF of 30,000 by 30,000', hugeTiff(30_000, 30_000)],
    ['a PNG as flat as a line', hugePng(400_000, 200)],
  ])('%s is refused before it is decoded', async (_, bytes) => {
    const before = process.memoryUsage.rss();
    const began = performance.now();
    expect(await cleanHere(bytes)).toMatchObject({
      ok: false,
      refusal: 'picture-too-many-pixels',
    });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });

  test('a picture larger than any screen is kept at 5,000 pixels', async () => {
    const wide = await sharp({
      create: { width: 6_000, height: 30, channels: 3, background: 'white' },
    })
      .png()
      .toBuffer();
    const { width } = await sharp((await cleaned(wide)).bytes).metadata();
    expect(width).toBe(5_000);
  });

  test('a picture that moves is refused', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await sharp([await frame('red'), await frame('blue')], {
      join: { animated: true },
    })
      .webp({ loop: 1, delay: [100, 100] })
      .toBuffer();
    expect(await sharp(frames).metadata()).toMatchObject({ pages: 2 });
    expect(await cleanHere(frames)).toMatchObject({ refusal: 'picture-moves' });
  });
});

describe('pages', () => {
  test('of a camera become one PDF of A4, in order, each as its picture lies', async () => {
    const across = await photograph('jpeg', { width: 400, height: 200 });
    const upright = await photograph('png', { width: 200, height: 400 });
    const outcome = await joinHere([across, upright, heicPicture()]);
    if (!outcome.ok) throw new Error(outcome.refusal);
    const { format, pages, bytes } = outcome.value;
    expect({ format, pages }).toEqual({ format: 'pdf', pages: 3 });
    expect(holds(bytes, secret)).toBe(false);
    const sizes = [];
    for (const page of [1, 2, 3]) {
      const preview = await previewHere(bytes, page, 300);
      if (!preview.ok) throw new Error(preview.refusal);
      sizes.push([preview.value.width, preview.value.height]);
    }
    expect(sizes).toEqual([
      [300, 213],
      [300, 425],
      [300, 213],
    ]);
    // What was joined is a document like any other.
    expect(await cleanHere(bytes)).toMatchObject({ ok: true, value: { pages: 3 } });
  });

  test('of which one is no picture are refused, and so are none and too many', async () => {
    const picture = await photograph('jpeg');
    const text = Buffer.from('a letter');
    expect(await joinHere([picture, text])).toMatchObject({ refusal: 'document-kind-not-kept' });
    expect(await joinHere([])).toMatchObject({ refusal: 'document-empty' });
    expect(await joinHere(Array<Uint8Array>(61).fill(picture))).toMatchObject({
      refusal: 'document-too-many-pages',
    });
  });

  test('are shown small: a preview says how many there are', async () => {
    const picture = await photograph('jpeg', { width: 400, height: 200 });
    expect(await previewHere(picture, 1, 100)).toMatchObject({
      ok: true,
      value: { contentType: 'image/webp', width: 100, height: 50, pages: 1 },
    });
    expect(await previewHere(picture, 2, 100)).toMatchObject({
      refusal: 'document-has-no-such-page',
    });
    expect(await previewHere(picture, 0.5, Number.NaN)).toMatchObject({
      refusal: 'document-has-no-such-page',
    });
  });
});

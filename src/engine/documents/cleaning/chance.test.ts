// Whatever bytes come in, a document made anew or a refusal comes out: good files with bytes
// changed, left out, repeated and cut. Short here, long in `npm run prove`. What comes out clean is
// cleaned again and must pass.

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  excelFile,
  heicPicture,
  openDocument,
  pdfPage,
  photograph,
  streamOf,
  wordFile,
} from '../../../../test/support/documents.ts';
import { heavily, patience } from '../../../../test/support/rounds.ts';
import { cleanHere, previewHere } from './clean-here.ts';
import { documentRefusals } from './model.ts';

// libheif tells the console about every picture that it cannot read.
vi.spyOn(console, 'log').mockImplementation(() => undefined);

const jpeg = await photograph('jpeg');
const good: readonly Uint8Array[] = [
  jpeg,
  await photograph('png'),
  await photograph('webp'),
  await photograph('tiff'),
  heicPicture(),
  pdfPage({
    resources: '/XObject<</X 6 0 R>>',
    page: '/Annots[7 0 R]',
    objects: [
      streamOf(
        '/Type/XObject/Subtype/Image/Width 48/Height 32/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
        jpeg,
      ),
      '<</Type/Annot/Subtype/FreeText/DA(/Helv 12 Tf 0 g)/Rect[20 150 200 180]/Contents(A note)>>',
    ],
  }),
  wordFile(),
  excelFile(),
  openDocument(),
  new Uint8Array(Buffer.from('Справка выдана матери троих детей.\n')),
];

type Change = {
  readonly at: number;
  readonly byte: number;
  readonly kind: 'set' | 'cut' | 'twice';
};
const changes = fc.array(
  fc.record<Change>({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant('set' as const) },
      { weight: 1, arbitrary: fc.constant('cut' as const) },
      { weight: 1, arbitrary: fc.constant('twice' as const) },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function changed(bytes: Uint8Array, all: readonly Change[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { at, byte, kind } of all) {
    const index = Math.floor(at * result.length);
    if (kind === 'set') result[index] = byte;
    const size = byte + 1;
    const [before, after] = [result.subarray(0, index), result.subarray(index)];
    if (kind === 'cut') result = Buffer.concat([before, after.subarray(size)]);
    if (kind === 'twice') result = Buffer.concat([before, after.subarray(0, size), after]);
  }
  return new Uint8Array(result);
}

const codes: readonly string[] = documentRefusals;

test(
  'a damaged document is made anew or refused, never anything else',
  { timeout: patience(120_000) },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), changes, async (which, all) => {
        const outcome = await cleanHere(changed(good[which]!, all));
        if (!outcome.ok) {
          expect(codes).toContain(outcome.refusal);
          return;
        }
        const again = await cleanHere(outcome.value.bytes);
        expect(again).toMatchObject({ ok: true, value: { format: outcome.value.format } });
        const shown = await previewHere(outcome.value.bytes, 1, 64);
        if (!shown.ok) expect(codes).toContain(shown.refusal);
      }),
      heavily({ numRuns: 600, seed: 5 }),
    );
  },
);

test('bytes without sense are refused', { timeout: patience(60_000) }, async () => {
  const heads = good.map((bytes) => bytes.subarray(0, 12));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 2_000 }),
      async (head, bytes) => {
        const outcome = await cleanHere(Buffer.concat([head, bytes]));
        if (!outcome.ok) expect(codes).toContain(outcome.refusal);
      },
    ),
    heavily({ numRuns: 300, seed: 5 }),
  );
});

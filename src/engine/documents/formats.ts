// How a kept document leaves: under which ending, and whether its pages can be looked at.

import type { KeptFormat } from './cleaning/model.ts';

type Leaving = {
  readonly extension: string;
  /** Whether its pages can be shown as images. */
  readonly isShown: boolean;
};

export const formats: Readonly<Record<KeptFormat, Leaving>> = {
  pdf: { extension: 'pdf', isShown: true },
  jpeg: { extension: 'jpg', isShown: true },
  png: { extension: 'png', isShown: true },
  webp: { extension: 'webp', isShown: true },
  docx: { extension: 'docx', isShown: false },
  xlsx: { extension: 'xlsx', isShown: false },
  odt: { extension: 'odt', isShown: false },
  text: { extension: 'txt', isShown: false },
};

// The words of cleaning a document: what may come in, what comes out, and every reason for a no. No
// Node and no library in here, because a browser that cleans clinical files reads the same lists.

/** What a kept document can be. What comes in as HEIC or TIFF is kept as one of these. */
export const keptFormats = ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'text'] as const;
export type KeptFormat = (typeof keptFormats)[number];

/** What may come in, recognised by its bytes. */
export type IncomingFormat = KeptFormat | 'heic' | 'tiff';

export const contentTypes: Readonly<Record<KeptFormat, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  text: 'text/plain; charset=utf-8',
};

/** A document made anew: it holds what a person sees in the one that came in, and nothing else. */
export type CleanDocument = {
  readonly format: KeptFormat;
  /** As it goes into the header `Content-Type`. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** One for a picture; null where pages exist only on paper (office files, text). */
  readonly pages: number | null;
};

/** One page as a picture. The file itself never goes out for a look. */
export type PagePreview = {
  readonly contentType: 'image/webp';
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** How many pages there are to look at. */
  readonly pages: number;
};

/** Each has words in `languages/<language>/problems.json`. */
export const documentRefusals = [
  'document-empty',
  // Facts: `megabytes`, the most that one document may have; coming in or made anew.
  'document-too-large',
  'document-kind-not-kept',
  'document-is-sound',
  'document-is-web-page',
  'document-is-program',
  'document-is-archive',
  'document-is-old-office',
  'document-has-password',
  'document-cut-off',
  'document-damaged',
  'document-has-macros',
  'document-has-files-inside',
  'document-form-not-readable',
  'document-fetches-from-outside',
  // Facts: `pages`, the most.
  'document-too-many-pages',
  // Facts: `megapixels`, the most.
  'picture-too-many-pixels',
  'picture-moves',
  'document-too-much-to-open',
  'document-took-too-long',
  'document-has-no-such-page',
  'document-has-no-preview',
  'too-many-documents-now',
] as const;
export type DocumentRefusalCode = (typeof documentRefusals)[number];

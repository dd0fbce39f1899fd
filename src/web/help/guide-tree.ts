// A guide as a tree of plain values: what the build makes of a file in docs/guides and the page
// draws. No markup reaches the browser, so nothing has to be trusted there.

export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `to`: another guide ("importer", "install#the-log"). Other targets stay plain text. */
  | { readonly kind: 'link'; readonly to: string; readonly parts: readonly Inline[] };

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly id: string;
      readonly parts: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly id: string | null; readonly parts: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly { readonly id: string | null; readonly blocks: readonly Block[] }[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

export type Guide = { readonly blocks: readonly Block[] };

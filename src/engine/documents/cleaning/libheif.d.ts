// What we use of libheif-js. Its own declarations describe the compiled library, not what the
// package adds for those who call it.

declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  type Picture = {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Calls back with `null` if the picture cannot be decoded. */
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      done: (filled: unknown) => void,
    ): void;
  };
  type Library = { HeifDecoder: new () => { decode(bytes: Uint8Array): readonly Picture[] } };
  export default function makeLibrary(): Library;
}

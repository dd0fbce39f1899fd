// The two bundler features that screens use, typed here so that none of its other globals
// (environment variables, hot reloading) can slip into the code.

interface ImportMeta {
  /** One lazy import per matching file. */
  glob<Module>(
    pattern: string | readonly string[],
  ): Readonly<Record<string, () => Promise<Module>>>;
  /** The default export of each matching file, in the file that asks. */
  glob<Value>(
    pattern: string,
    options: { readonly eager: true; readonly import: 'default' },
  ): Readonly<Record<string, Value>>;
}

declare module '*.css' {}

/** Made by `src/app/guides-plugin.ts` from docs/guides. */
declare module '*.md' {
  const guide: import('./help/guide-tree.ts').Guide;
  export default guide;
}

/** Made by `src/app/build-web.ts` from `shell.json` and `src/web/i18n/door-keys.ts`. */
declare module 'virtual:door-words' {
  type WordTree = { readonly [name: string]: string | WordTree };
  export const doorWords: Readonly<Record<string, WordTree>>;
}

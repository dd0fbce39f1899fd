// The two things of the bundler that screens use, typed here so that no other of its globals
// (environment variables, hot reloading) can slip into the code.

interface ImportMeta {
  /** One lazy import per matching file. */
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>;
}

declare module '*.css' {}

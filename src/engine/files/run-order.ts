// What runs on the other side, in a thread or in a process: loads the named module, calls the named
// function, posts the answer. It never sends a stack trace or a value from the file as a failure.

export type Order = {
  readonly module: string;
  readonly exportName: string;
  readonly parameters: readonly unknown[];
};

export type Answer =
  | { readonly began: true }
  | { readonly value: unknown }
  | { readonly failure: string };

export async function runOrder(order: Order, post: (answer: Answer) => void): Promise<void> {
  const { module, exportName, parameters } = order;
  try {
    const loaded = (await import(module)) as Record<string, unknown>;
    const run = loaded[exportName];
    if (typeof run !== 'function') throw new TypeError(`no function ${exportName}`);
    post({ began: true });
    post({ value: await run(...parameters) });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    post({ failure: `${exportName} failed apart from us: ${name}` });
  }
}

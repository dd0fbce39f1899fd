// The place within a screen (a filter, a page of a list) as part of the address, so that going
// back, reloading and coming from another screen show the same view. Only codes and days, never a
// name.

import { useSearchParams } from 'wouter';

export type Address = {
  /** The value in the address, or an empty text. */
  readonly get: (name: string) => string;
  /** Changes several values at once; an empty text removes a value. */
  readonly set: (values: Readonly<Record<string, string>>) => void;
  /** Opens another page of the same list: going back leads to the page before. */
  readonly go: (values: Readonly<Record<string, string>>) => void;
};

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const change = (values: Readonly<Record<string, string>>, replace: boolean): void => {
    setParams(
      (last) => {
        const next = new URLSearchParams(last);
        for (const [name, value] of Object.entries(values)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace },
    );
  };
  return {
    get: (name) => params.get(name) ?? '',
    set: (values) => change(values, true),
    go: (values) => change(values, false),
  };
}

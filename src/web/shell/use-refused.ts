// A password or code that was refused is typed again; what never arrived stays as it was typed.

import { useEffect } from 'react';
import { codeOf } from '../problem.ts';

export function useRefused(problem: unknown, forget: () => void): void {
  useEffect(() => {
    if (problem && codeOf(problem) === 'sign-in-failed') forget();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [problem]);
}

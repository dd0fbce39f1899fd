// The code of a new family, as lists and pages show it.

import { newPersonCode } from '../../people/public.ts';

export function newFamilyCode(): string {
  return `F-${newPersonCode('x').slice(2)}`;
}

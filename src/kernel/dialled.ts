// A number that a telephone can call, found in what somebody typed.

/** The first telephone number in a text, in the form of a `tel:` link; null if there is none. */
export function dialled(value: string): string | null {
  const [first = ''] = /\+?\d[\d\s().-]*\d/.exec(value) ?? [];
  const number = first.replace(/[^\d+]/g, '');
  return /^\+?\d{3,15}$/.test(number) ? number : null;
}

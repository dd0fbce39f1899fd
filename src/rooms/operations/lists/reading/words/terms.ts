// Word lists are written as running text, separated by commas, so that a person who speaks the
// language can read and correct them without knowing the programming language.

export function terms(text: string): readonly string[] {
  return text
    .split(',')
    .map((term) => term.trim().replace(/\s+/g, ' '))
    .filter((term) => term !== '');
}

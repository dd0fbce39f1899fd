// A long list of names of a format, written as text: one name after the other. Pure.

export function namesIn(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

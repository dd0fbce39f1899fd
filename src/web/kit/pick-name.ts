// Names that exist in several languages (organisations, provinces): the reader's language,
// otherwise Russian, otherwise English, otherwise any.

export function pickName(
  names: Readonly<Record<string, string>>,
  locale: string,
  otherwise = '',
): string {
  return names[locale] ?? names['ru'] ?? names['en'] ?? Object.values(names)[0] ?? otherwise;
}

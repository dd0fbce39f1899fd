// The six languages of the programme and the shape of each one's table. A table contains everything
// needed for dates, numbers, counting and sorting, because browsers ship no data for Kazakh,
// Kyrgyz, Tajik and Uzbek: they print `2026 M03 8` or English while claiming to know the language.
// The tables are generated (`tools/make-locale-tables.ts`), never edited.

export const locales = ['en', 'ru', 'kk', 'ky', 'tg', 'uz'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** Each language's own name, for the menu in which people look for their own. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
  ky: 'Кыргызча',
  tg: 'Тоҷикӣ',
  uz: 'Oʻzbekcha',
};

export const pluralCategories = ['one', 'few', 'many', 'other'] as const;
export type PluralCategory = (typeof pluralCategories)[number];

/** Phrases per plural category; `other` is always present and replaces a missing one. */
export type CountedPhrase = { readonly [C in PluralCategory]?: string } & {
  readonly other: string;
};

/** From a day, until a day, on a day: the endings that a date takes within a sentence. */
export const dayCases = ['from', 'until', 'on'] as const;
export type DayCase = (typeof dayCases)[number];

/** `months`: each with the ending, January first. `other`: for a date in digits, `{0}`. */
export type DayEndings = { readonly months: readonly string[]; readonly other: string };

/**
 * Patterns use the CLDR letters `y M MM MMM MMMM LLLL d dd`; quoted text is kept as it is. `{0}`
 * and `{1}` are placeholders in phrases. Spaces that must not break are U+00A0.
 */
export type LocaleTable = {
  readonly locale: Locale;
  /** As used within a date, in the required case ("мая"); January first. */
  readonly months: readonly string[];
  /** Standalone ("май"). */
  readonly monthsAlone: readonly string[];
  readonly monthsShort: readonly string[];
  /** Absent where a preposition says it, and the date itself does not change. */
  readonly dayCases?: Readonly<Record<DayCase, DayEndings>>;
  /** Sunday first, as `Date#getUTCDay` counts. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  /** 0 is Sunday, 6 is Saturday. */
  readonly firstDayOfWeek: number;
  readonly patterns: {
    readonly long: string;
    readonly medium: string;
    readonly numeric: string;
    readonly month: string;
    /** `{1}` is the day, `{0}` the time. */
    readonly dateTime: string;
  };
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
  readonly plural: 'one-other' | 'slavic';
  readonly relative: {
    readonly yesterday: string;
    readonly today: string;
    readonly tomorrow: string;
    readonly ahead: CountedPhrase;
    readonly ago: CountedPhrase;
  };
  /** Joins the last two items of a list. */
  readonly and: string;
  readonly birth: { readonly year: string; readonly about: string; readonly unknown: string };
  /** Letters in dictionary order, separated by spaces; a unit of two letters sorts as one. */
  readonly alphabet: string;
};

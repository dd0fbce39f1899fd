// What the forms of the copy share: names in the languages of the programme, source and standing,
// from when until when.

import { standings } from '../../../engine/countries/country-pack.ts';
import type { Option } from '../../../engine/forms/line.ts';
import { type Locale, locales } from '../../../engine/languages/locale.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useMe } from '../../../web/use-session.ts';
import type { LawNames, LawPack } from '../model.ts';
import { nameOfOffence, nameOfSource } from './fact-rows.ts';

export type Names = { readonly [Name in `names.${Locale}`]: string | null };
type Known = Pick<LawPack['offences'][number], 'source' | 'status'>;
type Span = { readonly from: Day; readonly until: Day | null };

/** Always English and Russian; the programme's other languages if someone knows the words. */
export function useNameLines(...named: readonly (Partial<LawNames> | undefined)[]): LinesOf<Names> {
  const { languages } = useMe();
  const isAlways = (each: Locale): boolean => each === 'en' || each === 'ru';
  const isShown = (each: Locale): boolean =>
    isAlways(each) || languages.slice(0, 2).includes(each) || named.some((names) => names?.[each]);
  const lineOf = (each: Locale): LinesOf<Names>[`names.${Locale}`] => ({
    is: 'text',
    label: `lawEdit.nameIn.${each}`,
    lengthMax: 1000,
    lang: each,
    isOptional: () => !isAlways(each),
    when: () => isShown(each),
  });
  return Object.fromEntries(
    locales.map((each) => [`names.${each}`, lineOf(each)]),
  ) as LinesOf<Names>;
}

export function startNames(names: Partial<LawNames> = {}): Names {
  return Object.fromEntries(locales.map((each) => [`names.${each}`, names[each] ?? null])) as Names;
}

export function namesFrom(values: Names): LawNames {
  return Object.fromEntries(
    locales.flatMap((each) => (values[`names.${each}`] ? [[each, values[`names.${each}`]]] : [])),
  ) as LawNames;
}

export function useSourceOptions(law: LawPack): readonly Option[] {
  const { t, locale } = useWords();
  return law.sources.map(({ id, year }) => ({
    value: id,
    label: `${nameOfSource({ t, locale, law }, id)} (${year})`,
  }));
}

export function useKnownLines(law: LawPack): LinesOf<Known> {
  return {
    source: {
      is: 'list',
      label: 'lawEdit.fields.source',
      hint: 'lawEdit.fields.sourceHint',
      options: useSourceOptions(law),
    },
    status: {
      is: 'choice',
      label: 'lawEdit.fields.status',
      codes: standings,
      words: (each) => `law.statuses.${each}`,
      hints: (each) => `lawEdit.statusHints.${each}`,
    },
  };
}

/** An entry that follows another starts with an empty first day, no end and no source. */
export function startOf<Entry extends Span & Known>(entry: Entry | null, isNext: boolean) {
  return isNext
    ? { ...entry, from: undefined, until: null, source: undefined, status: undefined }
    : { ...entry };
}

export function spanLines(isNext: boolean): LinesOf<Span> {
  return {
    from: {
      is: 'day',
      label: 'lawEdit.fields.from',
      hint: isNext ? 'lawEdit.fields.fromNextHint' : 'lawEdit.fields.fromHint',
    },
    until: {
      is: 'day',
      label: 'lawEdit.fields.until',
      hint: 'lawEdit.fields.untilHint',
      isOptional: true,
      from: ({ from }) => from || undefined,
      fromIs: 'lawEdit.fields.from',
    },
  };
}

export const articleLine: LinesOf<{ readonly article: string | null }>['article'] = {
  is: 'text',
  label: 'law.article',
  hint: 'lawEdit.fields.articleHint',
  isOptional: true,
  lengthMax: 100,
};

/** Each offence once, under the name of its last version. */
export function useOffenceOptions(law: LawPack): readonly Option[] {
  const { t, locale } = useWords();
  return [...new Set(law.offences.map(({ code }) => code))].map((value) => ({
    value,
    label: nameOfOffence({ t, locale, law }, value),
  }));
}

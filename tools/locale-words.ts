// What CLDR does not contain, or contains in a form that would mislead here, for each of the six
// languages: alphabets in dictionary order, "and", birth dates as people know them, and a few
// patterns. Each departure from CLDR is listed here and nowhere else, so that the test can name it.
// The words for birth dates and lists await review by native speakers (`languages/review.json`).

import type { DayCase, DayEndings, Locale } from '../src/engine/languages/locale.ts';

type Words = {
  /** The CLDR folder to read. */
  readonly source: string;
  readonly territory: string;
  /** Patterns used instead of CLDR's, with the reason beside them. */
  readonly patterns: {
    readonly numeric: string;
    readonly long?: string;
    readonly medium?: string;
    readonly month?: string;
  };
  /** Months and weekdays within a sentence are small, where CLDR writes them large. */
  readonly isSmall?: true;
  readonly dayCases?: Readonly<Record<DayCase, DayEndings>>;
  readonly and: string;
  readonly birth: { readonly year: string; readonly about: string; readonly unknown: string };
  readonly alphabet: string;
};

const russianLetters = 'а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я';

const uzbekMonths =
  'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' ');

export const localeWords: Readonly<Record<Locale, Words>> = {
  en: {
    // Day before month, as everyone in the region writes it: 03/04 must not be ambiguous.
    source: 'en-GB',
    territory: 'GB',
    patterns: { numeric: 'dd/MM/y' },
    and: 'and',
    birth: { year: 'born {0}', about: 'about {0}', unknown: 'birth date not known' },
    alphabet: 'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  },
  ru: {
    source: 'ru',
    territory: 'RU',
    patterns: { numeric: 'dd.MM.y' },
    and: 'и',
    birth: {
      year: '{0} г. р.',
      about: 'около {0} г.',
      unknown: 'дата рождения неизвестна',
    },
    // Ё sorts as е, as in Russian dictionaries; the other alphabets count it as a letter.
    alphabet: russianLetters,
  },
  kk: {
    source: 'kk',
    territory: 'KZ',
    patterns: { numeric: 'dd.MM.y' },
    dayCases: {
      from: {
        months: (
          'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан ' +
          'шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан'
        ).split(' '),
        other: '{0} күнінен',
      },
      until: {
        months: (
          'қаңтарға ақпанға наурызға сәуірге мамырға маусымға ' +
          'шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға'
        ).split(' '),
        other: '{0} күніне',
      },
      on: {
        months: (
          'қаңтарда ақпанда наурызда сәуірде мамырда маусымда ' +
          'шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда'
        ).split(' '),
        other: '{0} күні',
      },
    },
    and: 'және',
    birth: { year: '{0} жылы туған', about: 'шамамен {0} ж.', unknown: 'туған күні белгісіз' },
    alphabet: 'а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я',
  },
  ky: {
    source: 'ky',
    territory: 'KG',
    // CLDR has y-dd-MM, which reads as the wrong day to everyone who knows ISO dates.
    patterns: { numeric: 'dd.MM.y' },
    dayCases: {
      // The soft sign of the Russian names is dropped before an ending.
      from: {
        months: (
          'январдан февралдан марттан апрелден майдан июндан ' +
          'июлдан августтан сентябрдан октябрдан ноябрдан декабрдан'
        ).split(' '),
        other: '{0} күнүнөн',
      },
      until: {
        months: (
          'январга февралга мартка апрелге майга июнга ' +
          'июлга августка сентябрга октябрга ноябрга декабрга'
        ).split(' '),
        other: '{0} күнүнө',
      },
      on: {
        months: (
          'январда февралда мартта апрелде майда июнда ' +
          'июлда августта сентябрда октябрда ноябрда декабрда'
        ).split(' '),
        other: '{0} күнү',
      },
    },
    and: 'жана',
    birth: {
      year: '{0}-жылы туулган',
      about: 'болжол менен {0}-ж.',
      unknown: 'туулган күнү белгисиз',
    },
    alphabet: 'а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я',
  },
  tg: {
    source: 'tg',
    territory: 'TJ',
    // CLDR has d.M.y; two digits keep columns straight.
    patterns: { numeric: 'dd.MM.y' },
    // Tajik writes them small, and “Душанбе” would be the city.
    isSmall: true,
    and: 'ва',
    birth: {
      year: 'соли таваллуд {0}',
      about: 'тақрибан соли {0}',
      unknown: 'санаи таваллуд номаълум',
    },
    alphabet: 'а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я',
  },
  uz: {
    source: 'uz',
    territory: 'UZ',
    // CLDR has d-MMMM, y. Letters and laws of the country begin with the year; and an ending after
    // “12-may, 2027” would fall on the year.
    patterns: {
      numeric: 'dd/MM/y',
      long: "y-'yil' d-MMMM",
      medium: "y-'yil' d-MMM",
      month: "y-'yil' MMMM",
    },
    dayCases: {
      from: { months: uzbekMonths.map((month) => `${month}dan`), other: '{0} kunidan' },
      until: { months: uzbekMonths.map((month) => `${month}gacha`), other: '{0} kunigacha' },
      on: { months: uzbekMonths.map((month) => `${month}da`), other: '{0} kuni' },
    },
    and: 'va',
    birth: {
      year: '{0}-yilda tugʻilgan',
      about: 'taxminan {0}-yil',
      unknown: 'tugʻilgan sanasi nomaʼlum',
    },
    // C (outside ch) and w are not letters of Uzbek, but foreign names contain them.
    alphabet: 'a b c d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch ng',
  },
};

// Values in words, the same for the lead who entered them and for the reader of the package.

import type { ReactNode } from 'react';
import { formatDay, formatMonth } from '../../../engine/languages/format.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { Translate } from '../../../web/i18n/words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import type { FieldValue } from '../shapes.ts';

export function ValuesShown({ values }: { readonly values: readonly FieldValue[] }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Facts
      facts={values.map((value) => [
        t(`disclosure.fields.${value.field}`),
        wordsOf(value, { t, locale }),
      ])}
    />
  );
}

type Speaking = { readonly t: Translate; readonly locale: Locale };

function wordsOf(value: FieldValue, { t, locale }: Speaking): string {
  switch (value.field) {
    case 'best-interests-on-file':
      return t('disclosure.answers.assessedOn', {
        day: formatDay(locale, toDay(value.assessedOn)),
      });
    case 'restriction-in-force':
      return value.lastDay === null
        ? t('disclosure.answers.no')
        : t('disclosure.answers.until', { day: formatDay(locale, toDay(value.lastDay)) });
    case 'expected-release':
      return formatMonth(locale, toDay(`${value.month}-01`));
    case 'statement':
    case 'place-of-detention':
    case 'court-contact':
      return value.text;
    default:
      return t(`disclosure.answers.${value.answer}`);
  }
}

// The person's valid consents on which an action may rest: by its ground and by what it is for. The
// database has the last word.

import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { Option } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { readPerson } from '../../people/public-web.ts';
import type { NewAction } from './shapes.ts';

export const restsOnConsent = (ground: NewAction['ground'] | ''): boolean =>
  ground === 'consent' || ground === 'assent-and-guardian';

export function useConsents(personId: string) {
  const { t, locale } = useWords();
  const query = useRead<typeof readPerson>('GET /api/persons/:personId', { params: { personId } });
  const consentsOf = (ground: string, service: string): readonly Option<string>[] =>
    (query.data?.consents ?? [])
      .filter(
        (each) =>
          each.valid &&
          each.ground === ground &&
          each.purpose === (service === 'legal-aid' ? 'legal-aid' : 'case-support'),
      )
      .map((each) => ({
        value: each.id,
        label: t(`people.consent.purposes.${each.purpose}`),
        hint: t('people.consents.until', { day: formatDay(locale, toDay(each.untilOn)) }),
      }));
  return { query, consentsOf };
}

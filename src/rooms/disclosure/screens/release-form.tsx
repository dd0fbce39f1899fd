// Releases what two people approved, until a chosen day. From then on the requester may read it,
// and the person concerned must be told.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { releaseDisclosure } from '../api-answers.ts';
import type { OfRequest } from './fields-shown.tsx';

export function ReleaseForm({ request, hash }: OfRequest & { readonly hash: string }): ReactNode {
  const { locale } = useWords();
  const today = toDay(useMe().today);
  const latest = request.expiresAtMost === null ? undefined : toDay(request.expiresAtMost);
  return (
    <CommandForm<typeof releaseDisclosure, { expiresOn: Day }, 'hash'>
      command="PUT /api/disclosures/:disclosureId/release"
      params={{ disclosureId: request.id }}
      given={{ hash }}
      room="disclosure"
      submit="disclosure.release.step"
      lines={{
        expiresOn: {
          is: 'day',
          label: 'disclosure.release.expiresOn',
          hint: latest && {
            key: 'disclosure.release.atMost',
            values: { day: formatDay(locale, latest) },
          },
          from: today,
          until: latest,
        },
      }}
    >
      <BilingualSafetyText
        textKey="disclosure.rights.releasing"
        values={{ days: request.tellDays }}
      />
    </CommandForm>
  );
}

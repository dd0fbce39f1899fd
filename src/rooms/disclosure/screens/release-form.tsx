// Releasing what two people approved, until a day. From then on the one who asked may read it, and
// the person concerned is to be told.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { releaseDisclosure } from '../api-answers.ts';
import type { OfRequest } from './fields-shown.tsx';

export function ReleaseForm({ request, hash }: OfRequest & { readonly hash: string }): ReactNode {
  const { t, locale } = useWords();
  const today = toDay(useMe().today);
  const [expiresOn, setExpiresOn] = useState<Day | ''>('');
  const command = useCommand<typeof releaseDisclosure>(
    'PUT /api/disclosures/:disclosureId/release',
  );
  const latest = request.expiresAtMost === null ? undefined : toDay(request.expiresAtMost);
  const send = (): void => {
    if (expiresOn)
      void command.run({ params: { disclosureId: request.id }, body: { hash, expiresOn } });
  };
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary problem={command.problem} room="disclosure" />
      <BilingualSafetyText textKey="disclosure.rights.releasing" />
      <DateField
        label={t('disclosure.release.expiresOn')}
        hint={latest && t('disclosure.release.atMost', { day: formatDay(locale, latest) })}
        name="expiresOn"
        value={expiresOn}
        from={today}
        until={latest}
        isRequired
        onChange={setExpiresOn}
      />
      <div className="row">
        <Button kind="main" type="submit" isBusy={command.isBusy}>
          {command.isBusy ? t('shell.form.working') : t('disclosure.release.step')}
        </Button>
      </div>
    </form>
  );
}

// Recording whether somebody came on a day that the order sets. Four words to choose from, and no
// note.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { noteContact, readRestriction } from '../api-restrictions.ts';
import type { RestrictionPage } from '../model-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';

const outcomes = ['kept', 'excused', 'not-kept', 'planned'] as const;
type ContactOutcome = RestrictionPage['contacts'][number]['outcome'];

export function NoteContact({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const contactId = params['contactId'] ?? '';
  const { t, locale } = useWords();
  const [outcome, setOutcome] = useState<ContactOutcome | ''>('');
  const labels = { outcome: t('restrictions.contact.outcome') };
  const command = useCommand<typeof noteContact>(
    'PUT /api/matters/:subjectId/restrictions/:restrictionId/contacts/:contactId',
  );
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const contact = data?.contacts.find(({ id }) => id === contactId);
  const send = async (): Promise<boolean> => {
    if (!outcome || !contact) return false;
    const body = { outcome, baseVersion: contact.version };
    return (await command.run({ params: { ...of, contactId }, body })) !== null;
  };
  return (
    <RestrictionForm
      of={of}
      title="restrictions.contact.note"
      lead={t('restrictions.contact.noteLead')}
      action={command}
      labels={labels}
      send={send}
    >
      {contact && (
        <Facts
          facts={[
            [t('restrictions.contact.onDay'), formatDay(locale, toDay(contact.onDay))],
            [t('restrictions.contact.place'), contact.place],
          ]}
        />
      )}
      <RadioGroup
        label={labels.outcome}
        name="outcome"
        value={outcome}
        isRequired
        onChange={setOutcome}
        options={outcomes.map((each) => ({
          value: each,
          label: t(`restrictions.contactOutcomes.${each}`),
        }))}
      />
    </RestrictionForm>
  );
}

// Adding a way to reach the person, or the number of a document.

import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { contactKinds } from '../../../kernel/person.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { addContact, addDocument } from '../api-contact.ts';
import { documentKinds } from '../model.ts';

type Props = { readonly personId: string };

type Contact = BodyOf<typeof addContact>;

export const contactLines: LinesOf<Contact> = {
  kind: {
    is: 'list',
    label: 'people.contact.kind',
    codes: contactKinds,
    words: (kind) => `people.contactKinds.${kind}`,
  },
  value: {
    is: 'text',
    label: 'people.contact.value',
    hint: 'people.contact.valueHint',
    lengthMax: 500,
    isAsked: true,
  },
};

export function NewContact({ personId }: Props): ReactNode {
  const { t } = useWords();
  const [isSaved, setIsSaved] = useState(false);
  return (
    <Card title={t('people.contact.add')}>
      <CommandForm<typeof addContact>
        command="POST /api/persons/:personId/contacts"
        params={{ personId }}
        room="people"
        onSaved={() => setIsSaved(true)}
        lines={contactLines}
      >
        {isSaved && <Notice kind="success" title={t('shell.form.saved')} isAnnounced />}
      </CommandForm>
    </Card>
  );
}

export function NewDocument({ personId }: Props): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [isSaved, setIsSaved] = useState(false);
  return (
    <Card title={t('people.contact.addDocument')}>
      <CommandForm<typeof addDocument>
        command="POST /api/persons/:personId/documents"
        params={{ personId }}
        room="people"
        onSaved={() => setIsSaved(true)}
        lines={{
          kind: {
            is: 'list',
            label: 'people.contact.documentKind',
            codes: documentKinds,
            words: (kind) => `people.documentKinds.${kind}`,
          },
          number: { is: 'text', label: 'people.contact.number', lengthMax: 100 },
          issuedOn: {
            is: 'day',
            label: 'people.contact.issuedOn',
            until: today,
            isOptional: true,
          },
        }}
      >
        {isSaved && <Notice kind="success" title={t('shell.form.saved')} isAnnounced />}
      </CommandForm>
    </Card>
  );
}

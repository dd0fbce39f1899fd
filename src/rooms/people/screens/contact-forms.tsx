// Adding a way to reach the person, or the number of a document.

import { type ReactNode, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { addContact, addDocument } from '../api.ts';
import { contactKinds, documentKinds } from './codes.ts';

type Props = { readonly personId: string };
type TypedContact = { kind: (typeof contactKinds)[number] | ''; value: string };
type TypedDocument = {
  kind: (typeof documentKinds)[number] | '';
  number: string;
  issuedOn: Day | '';
};

export function NewContact({ personId }: Props): ReactNode {
  const { t } = useWords();
  const [typed, change, discard] = useDraft<TypedContact>(`contact/${personId}`, {
    kind: '',
    value: '',
  });
  const [isSaved, setIsSaved] = useState(false);
  const command = useCommand<typeof addContact>('POST /api/persons/:personId/contacts');
  const send = async (): Promise<void> => {
    if (!typed.kind) return;
    const saved = await command.run({
      params: { personId },
      body: { kind: typed.kind, value: typed.value.trim() },
    });
    setIsSaved(saved !== null);
    if (saved) discard();
  };
  return (
    <Card title={t('people.contact.add')}>
      <SmallForm command={command} isSaved={isSaved} onSend={() => void send()}>
        <Select
          label={t('people.contact.kind')}
          name="kind"
          value={typed.kind}
          isRequired
          options={optionsOf(contactKinds, (kind) => t(`people.contactKinds.${kind}`))}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={t('people.contact.value')}
          hint={t('people.contact.valueHint')}
          name="value"
          value={typed.value}
          lengthMax={500}
          isRequired
          onChange={(value) => change({ value })}
        />
      </SmallForm>
    </Card>
  );
}

export function NewDocument({ personId }: Props): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [typed, change, discard] = useDraft<TypedDocument>(`document/${personId}`, {
    kind: '',
    number: '',
    issuedOn: '',
  });
  const [isSaved, setIsSaved] = useState(false);
  const command = useCommand<typeof addDocument>('POST /api/persons/:personId/documents');
  const send = async (): Promise<void> => {
    if (!typed.kind) return;
    const body = {
      kind: typed.kind,
      number: typed.number.trim(),
      issuedOn: typed.issuedOn || null,
    };
    const saved = await command.run({ params: { personId }, body });
    setIsSaved(saved !== null);
    if (saved) discard();
  };
  return (
    <Card title={t('people.contact.addDocument')}>
      <SmallForm command={command} isSaved={isSaved} onSend={() => void send()}>
        <Select
          label={t('people.contact.documentKind')}
          name="kind"
          value={typed.kind}
          isRequired
          options={optionsOf(documentKinds, (kind) => t(`people.documentKinds.${kind}`))}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={t('people.contact.number')}
          name="number"
          value={typed.number}
          lengthMax={100}
          isRequired
          onChange={(number) => change({ number })}
        />
        <DateField
          label={t('people.contact.issuedOn')}
          name="issuedOn"
          value={typed.issuedOn}
          until={today}
          isOptional
          onChange={(issuedOn) => change({ issuedOn })}
        />
      </SmallForm>
    </Card>
  );
}

function SmallForm({
  command,
  isSaved,
  onSend,
  children,
}: {
  readonly command: { readonly isBusy: boolean; readonly problem: unknown };
  readonly isSaved: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <ErrorSummary problem={command.problem} room="people" />
      {isSaved && <Notice kind="success" title={t('shell.form.saved')} isAnnounced />}
      {children}
      <div className="row">
        <Button kind="main" type="submit" isBusy={command.isBusy}>
          {t('shell.form.save')}
        </Button>
      </div>
    </form>
  );
}

// Attaching a paper to a person's file.

import { type ReactNode, useState } from 'react';
import { ChooseFiles, documentLines, useSending } from '../../documents/public-web.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { attachPersonDocument } from '../api-documents.ts';
import { attachedKinds } from '../model.ts';
import { PersonScreen } from './person-screen.tsx';

type Answers = Omit<BodyOf<typeof attachPersonDocument>, 'about' | 'aboutId' | 'uploads'>;
/** Papers of the person; what was signed is attached at the consent. */
const ofConsents = attachedKinds.filter((kind) => kind.endsWith('-consent'));
const ordersOfCovers = ['guardianship-order', 'court-decision', 'letter', 'other'] as const;
const papers = attachedKinds.filter((kind) => !ofConsents.includes(kind));

export function AttachDocument({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="documents.attach.title">
      {() => <Form personId={personId} />}
    </PersonScreen>
  );
}

function Form({ personId }: { readonly personId: string }): ReactNode {
  const today = useToday();
  const sending = useSending();
  const address = useAddress();
  const [consentId, coverId] = [address.get('consent'), address.get('cover')];
  const [sheet, setSheet] = useState(0);
  return (
    <CommandForm<typeof attachPersonDocument, Answers>
      key={sheet}
      command="POST /api/persons/:personId/attached-documents"
      params={{ personId }}
      room="documents"
      backTo={to(paths.documentsOfPerson, { personId })}
      opens={to(coverId ? paths.cover : paths.documentsOfPerson, { personId })}
      submit="documents.attach.submit"
      beside={sending.uploads ? [] : [{ path: 'uploads', words: 'documents.attach.fileMissing' }]}
      labels={{ uploads: 'documents.attach.file' }}
      onAfresh={() => setSheet(sheet + 1)}
      lines={{
        kind: {
          is: 'list',
          label: 'documents.fields.kind',
          codes: coverId ? ordersOfCovers : consentId === '' ? papers : ofConsents,
          words: (kind) => `people.attachedKinds.${kind}`,
        },
        ...documentLines(today),
      }}
      toBody={(answers) => ({
        ...answers,
        ...recordOf({ personId, consentId, coverId }),
        uploads: [...(sending.uploads ?? [])],
      })}
    >
      <ChooseFiles sending={sending} />
    </CommandForm>
  );
}

type Records = {
  readonly personId: string;
  readonly consentId: string;
  readonly coverId: string;
};

function recordOf({ personId, consentId, coverId }: Records) {
  if (coverId) return { about: 'cover', aboutId: coverId } as const;
  if (consentId) return { about: 'consent', aboutId: consentId } as const;
  return { about: 'person', aboutId: personId } as const;
}

// What is attached to a person's file, newest first.

import type { ReactNode } from 'react';
import type { DocumentShown } from '../../documents/shapes.ts';
import { DocumentCard, takeOffLines } from '../../documents/public-web.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { List } from '../../../web/kit/list.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listPersonDocuments, takeOffPersonDocument } from '../api-documents.ts';
import { PersonScreen } from './person-screen.tsx';

export function Documents({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen
      personId={personId}
      tabTitle="documents.list.title"
      actions={({ may }) => may.addContact && <AttachLink personId={personId} />}
    >
      {() => (
        <List<typeof listPersonDocuments, DocumentShown>
          read="GET /api/persons/:personId/attached-documents"
          room="documents"
          params={{ personId }}
          label="documents.list.title"
          rows={({ documents }) => documents}
          keyOf={({ id }) => id}
          none={{ title: 'documents.list.none', text: 'documents.list.noneText' }}
          show={(documents) =>
            documents.map((document) => <One key={document.id} document={document} />)
          }
        />
      )}
    </PersonScreen>
  );
}

/** What is attached to one record of the file; nothing while nothing is. */
export function DocumentsOfRecord({ personId, aboutId }: OfRecord): ReactNode {
  return (
    <List<typeof listPersonDocuments, DocumentShown>
      read="GET /api/persons/:personId/attached-documents"
      room="documents"
      params={{ personId }}
      query={{ aboutId }}
      label="documents.list.title"
      rows={({ documents }) => documents}
      keyOf={({ id }) => id}
      none={{ title: 'documents.list.none' }}
      show={(documents) =>
        documents.map((document) => <One key={document.id} document={document} />)
      }
    />
  );
}

type OfRecord = { readonly personId: string; readonly aboutId: string };

function AttachLink({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  return (
    <ButtonLink kind="main" to={to(paths.attachToPerson, { personId })}>
      {t('documents.attach.title')}
    </ButtonLink>
  );
}

function One({ document }: { readonly document: DocumentShown }): ReactNode {
  const { id, kind } = document;
  return (
    <DocumentCard
      document={document}
      title={findWords(`people.attachedKinds.${kind}`) ?? kind}
      address={`/api/person-documents/${id}`}
      takeOff={
        document.mayTakeOff && (
          <CommandForm<typeof takeOffPersonDocument>
            command="POST /api/person-documents/:documentId/take-off"
            params={{ documentId: id }}
            room="documents"
            which={{ code: id, label: kind }}
            lines={takeOffLines}
            submit="documents.takeOff.submit"
            isPlain
          />
        )
      }
    />
  );
}

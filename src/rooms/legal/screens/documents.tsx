// What is attached to a matter: all of it on a page of its own, or a record's own on that record's.

import type { ReactNode } from 'react';
import { DocumentCard, takeOffLines } from '../../documents/public-web.ts';
import type { DocumentShown } from '../../documents/shapes.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { List } from '../../../web/kit/list.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listMatterDocuments, takeOffMatterDocument } from '../document/api.ts';
import type { AttachableTo } from '../document/model.ts';
import type { readMatter } from '../matter/api.ts';

export function MatterDocuments({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <RecordPage<typeof readMatter>
      read="GET /api/matters/:subjectId"
      params={{ subjectId }}
      room="legal"
      tabTitle="documents.list.title"
      title={() => t('documents.list.title')}
      lead={({ subject }) => `${subject.fullName} · ${subject.code}`}
      breadcrumbs={[
        { to: to(paths.matters), label: t('legal.list.title') },
        { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') },
      ]}
      actions={({ minimum }) => [
        {
          may: !minimum,
          label: 'documents.attach.title',
          to: to(paths.attachToMatter, { subjectId }, { about: 'subject', record: subjectId }),
        },
      ]}
    >
      {() => <DocumentsOf subjectId={subjectId} />}
    </RecordPage>
  );
}

/** `record`: only what is attached to it, with the way to attach more. */
export function DocumentsOf({
  subjectId,
  record,
}: {
  readonly subjectId: string;
  readonly record?: { readonly about: AttachableTo; readonly id: string };
}): ReactNode {
  const { t } = useWords();
  return (
    <List<typeof listMatterDocuments, DocumentShown>
      read="GET /api/matters/:subjectId/attached-documents"
      room="documents"
      params={{ subjectId }}
      {...(record && { query: { aboutId: record.id } })}
      label="documents.list.title"
      rows={({ documents }) => documents}
      keyOf={({ id }) => id}
      none={{ title: 'documents.list.none', text: 'documents.list.noneText' }}
      frame={(list) =>
        record ? (
          <section className="stack">
            <h2>{t('documents.list.title')}</h2>
            {list}
            <div className="row">
              <ButtonLink
                to={to(
                  paths.attachToMatter,
                  { subjectId },
                  { about: record.about, record: record.id },
                )}
              >
                {t('documents.attach.title')}
              </ButtonLink>
            </div>
          </section>
        ) : (
          list
        )
      }
      show={(documents) =>
        documents.map((document) => <One key={document.id} document={document} />)
      }
    />
  );
}

function One({ document }: { readonly document: DocumentShown }): ReactNode {
  const { id, kind, about } = document;
  const words = [
    findWords(`legal.attachedKinds.${kind}`) ?? kind,
    about === 'subject' ? null : findWords(`legal.attachedTo.${about}`),
  ];
  return (
    <DocumentCard
      document={document}
      title={words.filter(Boolean).join(' · ')}
      address={`/api/matter-documents/${id}`}
      takeOff={
        document.mayTakeOff && (
          <CommandForm<typeof takeOffMatterDocument>
            command="POST /api/matter-documents/:documentId/take-off"
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

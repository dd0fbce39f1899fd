// Attaching a document to a matter or to one record of it, which the address names.

import { type ReactNode, useState } from 'react';
import { ChooseFiles, documentLines, useSending } from '../../documents/public-web.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { attachMatterDocument } from '../document/api.ts';
import { attachableTo, attachedKinds } from '../document/model.ts';

type Answers = Omit<BodyOf<typeof attachMatterDocument>, 'about' | 'aboutId' | 'uploads'>;

export function AttachToMatter({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const address = useAddress();
  const sending = useSending();
  const [sheet, setSheet] = useState(0);
  const about = attachableTo.find((known) => known === address.get('about')) ?? 'subject';
  const aboutId = address.get('record') || subjectId;
  return (
    <Page
      tabTitle="documents.attach.title"
      title={t('documents.attach.title')}
      lead={about === 'subject' ? undefined : t(`legal.attachedTo.${about}`)}
      breadcrumbs={[
        { to: to(paths.matters), label: t('legal.list.title') },
        { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') },
        { to: to(paths.documentsOfMatter, { subjectId }), label: t('documents.list.title') },
      ]}
    >
      <CommandForm<typeof attachMatterDocument, Answers>
        key={sheet}
        command="POST /api/matters/:subjectId/attached-documents"
        params={{ subjectId }}
        room="documents"
        backTo={to(paths.documentsOfMatter, { subjectId })}
        opens={to(paths.documentsOfMatter, { subjectId })}
        submit="documents.attach.submit"
        beside={sending.uploads ? [] : [{ path: 'uploads', words: 'documents.attach.fileMissing' }]}
        labels={{ uploads: 'documents.attach.file' }}
        onAfresh={() => setSheet(sheet + 1)}
        lines={{
          kind: {
            is: 'list',
            label: 'documents.fields.kind',
            codes: attachedKinds,
            words: (kind) => `legal.attachedKinds.${kind}`,
          },
          ...documentLines(today),
        }}
        toBody={(answers) => ({
          ...answers,
          about,
          aboutId,
          uploads: [...(sending.uploads ?? [])],
        })}
      >
        <ChooseFiles sending={sending} />
      </CommandForm>
    </Page>
  );
}

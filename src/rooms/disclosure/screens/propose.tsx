// A lead of the owner answers: first whether the person is among their own files, then which fields
// to share, each with its value. No field is chosen in advance. Sharing less than requested, or
// nothing, is a normal answer.

import type { ReactNode } from 'react';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRequest } from '../api.ts';
import type { proposeFields } from '../api-answers.ts';
import { FindFile, type Found } from './find-file.tsx';
import type { OfRequest } from './fields-shown.tsx';
import { type Questions, questionsFrom, useValueLines, valuesOf } from './value-lines.ts';
import './disclosure.css';

export function Propose({ params: { disclosureId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readRequest>('GET /api/disclosures/:disclosureId', {
    params: { disclosureId },
  });
  return (
    <Page
      tabTitle="disclosure.propose.title"
      lead={t('disclosure.propose.lead')}
      breadcrumbs={[
        { to: to(paths.disclosures), label: t('disclosure.list.title') },
        { to: to(paths.disclosure, { disclosureId }), label: t('disclosure.request.title') },
      ]}
    >
      <Loaded query={query} room="disclosure" isEmpty={({ may }) => !may.answer}>
        {(request) => <ProposalForm request={request} />}
      </Loaded>
    </Page>
  );
}

function ProposalForm({ request }: OfRequest): ReactNode {
  const values = useValueLines();
  const [{ about }, choose, forget] = useDraft<{ about: Found | null }>(
    `disclosure/about/${request.id}`,
    {
      about: request.aboutId && request.about ? { id: request.aboutId, ...request.about } : null,
    },
  );
  return (
    <>
      <Notice kind="warning">
        <BilingualSafetyText textKey="disclosure.rights.proposing" />
      </Notice>
      {/* Beside the form: the search is a form of its own. */}
      <WhoCard request={request} chosen={about} onChoose={(file) => choose({ about: file })} />
      <CommandForm<typeof proposeFields, Questions>
        command="PUT /api/disclosures/:disclosureId/proposal"
        params={{ disclosureId: request.id }}
        given={{ baseVersion: request.version ?? 0 }}
        room="disclosure"
        submit="disclosure.propose.send"
        backTo={to(paths.disclosure, { disclosureId: request.id })}
        opens={to(paths.disclosure, { disclosureId: request.id }, { saved: 'yes' })}
        onAfresh={forget}
        start={questionsFrom(request.values)}
        beside={about ? [] : [{ path: 'aboutId', words: 'disclosure.propose.fileMissing' }]}
        labels={{ aboutId: 'disclosure.propose.find' }}
        toBody={(questions) => ({ aboutId: about?.id ?? '', values: valuesOf(questions) })}
        lines={{
          fields: {
            is: 'choices',
            label: 'disclosure.propose.fields',
            hint: 'disclosure.propose.fieldsHint',
            wrong: 'disclosure.propose.fieldsMissing',
            codes: request.wanted,
            words: (field) => `disclosure.fields.${field}`,
            hints: (field) => `disclosure.fieldHints.${field}`,
          },
          ...values,
        }}
      />
    </>
  );
}

function WhoCard({
  request,
  chosen,
  onChoose,
}: OfRequest & {
  readonly chosen: Found | null;
  readonly onChoose: (file: Found) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('disclosure.request.who')}>
      <Facts
        facts={[
          [t('disclosure.ask.fullName'), request.identity?.fullName],
          [t('disclosure.ask.birth'), request.identity?.birth],
          [t('disclosure.request.purpose'), t(`disclosure.purposes.${request.purpose}`)],
        ]}
      />
      <FindFile disclosureId={request.id} chosen={chosen} onChoose={onChoose} />
    </Card>
  );
}

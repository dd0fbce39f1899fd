// A lead of the owner answers: first whether the person is among their own files, then which fields
// to share, each with its value. No field is chosen in advance. Sharing less than requested, or
// nothing, is a normal answer.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRequest } from '../api.ts';
import type { proposeFields } from '../api-answers.ts';
import type { FieldName } from '../catalogue.ts';
import { FindFile } from './find-file.tsx';
import type { OfRequest } from './fields-shown.tsx';
import { emptyValue, typedOf, type TypedValue, ValueField, valueOf } from './value-fields.tsx';
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
        {(request) => <ProposalForm key={request.version} request={request} />}
      </Loaded>
    </Page>
  );
}

type Typed = {
  readonly aboutId: string;
  readonly values: Readonly<Partial<Record<FieldName, TypedValue>>>;
};

function ProposalForm({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = to(paths.disclosure, { disclosureId: request.id });
  const start: Typed = {
    aboutId: request.aboutId ?? '',
    values: Object.fromEntries(request.values.map((value) => [value.field, typedOf(value)])),
  };
  const [typed, change, discard] = useDraft(`disclosure/${request.id}/${request.version}`, start);
  const command = useCommand<typeof proposeFields>('PUT /api/disclosures/:disclosureId/proposal');
  const given = request.wanted.filter((field) => typed.values[field]);
  const notReady =
    typed.aboutId === '' ? 'fileMissing' : given.length === 0 ? 'fieldsMissing' : null;
  const send = async (): Promise<void> => {
    if (notReady) return;
    const values = given.map((field) => valueOf(field, typed.values[field]!));
    const body = { aboutId: typed.aboutId, baseVersion: request.version ?? 0, values };
    if (!(await command.run({ params: { disclosureId: request.id }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <>
      <Notice kind="warning">
        <BilingualSafetyText textKey="disclosure.rights.proposing" />
      </Notice>
      {/* Beside the form: the search is a form of its own. */}
      <WhoCard
        request={request}
        chosen={typed.aboutId}
        onChoose={(aboutId) => change({ aboutId })}
      />
      <Form
        action={command}
        submit={t('disclosure.propose.send')}
        backTo={back}
        room="disclosure"
        onSend={() => void send()}
      >
        <Card title={t('disclosure.propose.fields')}>
          <p className="soft">{t('disclosure.propose.fieldsHint')}</p>
          {request.wanted.map((field) => (
            <FieldPart
              key={field}
              field={field}
              typed={typed.values[field] ?? null}
              onChange={(value) => change({ values: withValue(typed.values, field, value) })}
            />
          ))}
        </Card>
        <p role="status">{notReady && t(`disclosure.propose.${notReady}`)}</p>
      </Form>
    </>
  );
}

function WhoCard({
  request,
  chosen,
  onChoose,
}: OfRequest & {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
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
      <FindFile
        disclosureId={request.id}
        chosen={chosen}
        about={request.about}
        onChoose={onChoose}
      />
    </Card>
  );
}

function withValue(values: Typed['values'], field: FieldName, value: TypedValue | null) {
  const { [field]: _left, ...others } = values;
  return value ? { ...others, [field]: value } : others;
}

function FieldPart({
  field,
  typed,
  onChange,
}: {
  readonly field: FieldName;
  readonly typed: TypedValue | null;
  readonly onChange: (value: TypedValue | null) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className={typed ? 'disclosure-field disclosure-field-given' : 'disclosure-field'}>
      <Checkbox
        label={t(`disclosure.fields.${field}`)}
        hint={t(`disclosure.fieldHints.${field}`)}
        isChecked={typed !== null}
        onChange={(isChecked) => onChange(isChecked ? emptyValue : null)}
      />
      {typed && (
        <ValueField
          field={field}
          typed={typed}
          change={(part) => onChange({ ...typed, ...part })}
        />
      )}
    </div>
  );
}

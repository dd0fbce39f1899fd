// Writing down a protocol. It binds nobody until a lead of each party has signed, and it always has
// a last day.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listParties, makeProtocol } from '../api-protocols.ts';
import { catalogue, type Direction, directions, type FieldName } from '../catalogue.ts';

type Typed = {
  readonly parties: readonly string[];
  readonly directions: readonly Direction[];
  readonly fields: readonly FieldName[];
  readonly purpose: string;
  readonly retentionDays: string;
  readonly breachContact: string;
  readonly validFrom: Day | '';
  readonly validUntil: Day | '';
};
const empty: Typed = {
  parties: [],
  directions: [],
  fields: [],
  purpose: '',
  retentionDays: '30',
  breachContact: '',
  validFrom: '',
  validUntil: '',
};

export function NewProtocol(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = '/disclosures/protocols';
  const [typed, change, discard] = useDraft('disclosure/protocol', empty);
  const command = useCommand<typeof makeProtocol>('POST /api/disclosure-protocols');
  const send = async (): Promise<void> => {
    const { validFrom, validUntil } = typed;
    if (!validFrom || !validUntil) return;
    const body = {
      parties: [...typed.parties],
      directions: [...typed.directions],
      fields: [...typed.fields],
      purpose: typed.purpose.trim(),
      breachContact: typed.breachContact.trim(),
      retentionDays: Number(typed.retentionDays),
      validFrom,
      validUntil,
    };
    if (!(await command.run({ body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <Page
      tabTitle="disclosure.newProtocol.title"
      lead={t('disclosure.newProtocol.lead')}
      breadcrumbs={[{ to: back, label: t('disclosure.protocols.title') }]}
    >
      <Form
        action={command}
        submit={t('shell.form.save')}
        backTo={back}
        room="disclosure"
        onSend={() => void send()}
      >
        <Who typed={typed} change={change} />
        <Terms typed={typed} change={change} />
      </Form>
    </Page>
  );
}

type Part = { readonly typed: Typed; readonly change: (part: Partial<Typed>) => void };

function Who({ typed, change }: Part): ReactNode {
  const { t, locale } = useWords();
  const { data } = useRead<typeof listParties>('GET /api/disclosure-protocols/parties', {});
  const offered = typed.directions.flatMap((direction) => catalogue[direction]);
  return (
    <>
      <CheckboxGroup
        label={t('disclosure.newProtocol.parties')}
        hint={t('disclosure.newProtocol.partiesHint')}
        name="parties"
        values={typed.parties}
        options={(data?.organisations ?? []).map(({ id, names, code }) => ({
          value: id,
          label: pickName(names, locale, code),
        }))}
        onChange={(parties) => change({ parties })}
      />
      <CheckboxGroup
        label={t('disclosure.newProtocol.directions')}
        name="directions"
        values={typed.directions}
        options={optionsOf(directions, (one) => t(`disclosure.directions.${one}`))}
        onChange={(chosen) =>
          change({
            directions: chosen,
            fields: typed.fields.filter((field) =>
              chosen.some((one) => catalogue[one].includes(field)),
            ),
          })
        }
      />
      {offered.length > 0 && (
        <CheckboxGroup
          label={t('disclosure.newProtocol.fields')}
          hint={t('disclosure.newProtocol.fieldsHint')}
          name="fields"
          values={typed.fields}
          options={optionsOf(offered, (field) => t(`disclosure.fields.${field}`))}
          onChange={(fields) => change({ fields })}
        />
      )}
    </>
  );
}

function Terms({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  const today = toDay(useMe().today);
  const { validFrom, validUntil } = typed;
  const isWrong = validFrom !== '' && validUntil !== '' && validUntil < validFrom;
  return (
    <>
      <TextArea
        label={t('disclosure.newProtocol.purpose')}
        hint={t('disclosure.newProtocol.purposeHint')}
        name="purpose"
        value={typed.purpose}
        isRequired
        lengthMax={500}
        rows={3}
        onChange={(purpose) => change({ purpose })}
      />
      <TextField
        label={t('disclosure.newProtocol.retentionDays')}
        hint={t('disclosure.newProtocol.retentionHint')}
        name="retentionDays"
        value={typed.retentionDays}
        inputMode="numeric"
        className="control-short"
        isRequired
        lengthMax={3}
        onChange={(retentionDays) => change({ retentionDays })}
      />
      <TextField
        label={t('disclosure.newProtocol.breachContact')}
        hint={t('disclosure.newProtocol.breachHint')}
        name="breachContact"
        value={typed.breachContact}
        isRequired
        lengthMax={300}
        onChange={(breachContact) => change({ breachContact })}
      />
      <DateField
        label={t('disclosure.newProtocol.validFrom')}
        name="validFrom"
        value={validFrom}
        isRequired
        onChange={(day) => change({ validFrom: day })}
      />
      <DateField
        label={t('disclosure.newProtocol.validUntil')}
        hint={t('disclosure.newProtocol.validUntilHint')}
        name="validUntil"
        value={validUntil}
        from={validFrom || today}
        error={isWrong ? t('problems.ends-before-it-starts') : null}
        isRequired
        onChange={(day) => change({ validUntil: day })}
      />
    </>
  );
}

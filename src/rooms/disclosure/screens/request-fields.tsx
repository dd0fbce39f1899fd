// The parts of the form that asks.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import { toDay } from '../../../kernel/day.ts';
import type { listAskable } from '../api.ts';
import { catalogue } from '../catalogue.ts';
import type { Purpose } from '../model.ts';
import type { ProtocolShown } from '../protocol-model.ts';
import type { TypedRequest } from './new-request.tsx';
import { OrderFile } from './order-file.tsx';

type Part = {
  readonly typed: TypedRequest;
  readonly change: (part: Partial<TypedRequest>) => void;
};
type Protocols = { readonly protocols: readonly ProtocolShown[] };

const purposes = codesOf<Purpose>()([
  'best-interests',
  'court-decision',
  'restriction-review',
  'child-contact',
  'safety',
  'planning',
  'legal-aid',
]);

export function WhoIsAsked({ typed, change, protocols }: Part & Protocols): ReactNode {
  const { t, locale } = useWords();
  const { side } = useMe();
  const options = protocols.flatMap((protocol) =>
    protocol.parties
      .filter((party) => party.side !== side)
      .map((party) => ({
        value: `${protocol.id}/${party.id}`,
        label: `${pickName(party.names, locale)} (${t('disclosure.protocols.code', { code: protocol.code })})`,
      })),
  );
  return (
    <>
      <Select
        label={t('disclosure.ask.owner')}
        hint={t('disclosure.ask.ownerHint')}
        name="ownerId"
        value={typed.asked}
        isRequired
        options={options}
        onChange={(asked) => change({ asked, fields: [] })}
      />
      <Select
        label={t('disclosure.ask.purpose')}
        name="purpose"
        value={typed.purpose}
        isRequired
        options={optionsOf(purposes, (code) => t(`disclosure.purposes.${code}`))}
        onChange={(purpose) => change({ purpose })}
      />
    </>
  );
}

export function PersonFields({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  const { side } = useMe();
  const { data } = useRead<typeof listAskable>('GET /api/disclosures/own-records', {});
  const records = data?.records ?? [];
  const choose = (aboutId: string): void => {
    const record = records.find(({ id }) => id === aboutId);
    change({ aboutId, fullName: record?.fullName ?? typed.fullName });
  };
  return (
    <>
      <Select
        label={t(side === 'justice' ? 'disclosure.ask.matter' : 'disclosure.ask.person')}
        hint={t('disclosure.ask.aboutHint')}
        name="aboutId"
        value={typed.aboutId}
        isRequired
        options={records.map(({ id, code, fullName }) => ({
          value: id,
          label: `${fullName} (${code})`,
        }))}
        onChange={choose}
      />
      <TextField
        label={t('disclosure.ask.fullName')}
        hint={t('disclosure.ask.fullNameHint')}
        name="identity.fullName"
        value={typed.fullName}
        isRequired
        lengthMax={300}
        onChange={(fullName) => change({ fullName })}
      />
      <TextField
        label={t('disclosure.ask.birth')}
        hint={t('disclosure.ask.birthHint')}
        name="identity.birth"
        value={typed.birth}
        isOptional
        lengthMax={60}
        onChange={(birth) => change({ birth })}
      />
    </>
  );
}

export function BasisFields({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  const today = toDay(useMe().today);
  const text = (name: 'authority' | 'article' | 'courtNumber', lengthMax: number): ReactNode => (
    <TextField
      label={t(`disclosure.ask.${name}`)}
      hint={t(`disclosure.askHints.${name}`)}
      name={name}
      value={typed[name]}
      isRequired
      lengthMax={lengthMax}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <>
      {text('authority', 200)}
      {text('article', 200)}
      {text('courtNumber', 80)}
      <DateField
        label={t('disclosure.ask.orderOn')}
        name="orderOn"
        value={typed.orderOn}
        until={today}
        isRequired
        onChange={(orderOn) => change({ orderOn })}
      />
      <DateField
        label={t('disclosure.ask.basisUntil')}
        hint={t('disclosure.ask.basisUntilHint')}
        name="basisUntil"
        value={typed.basisUntil}
        from={today}
        isRequired
        onChange={(basisUntil) => change({ basisUntil })}
      />
      <OrderFile hash={typed.orderHash} onHash={(orderHash) => change({ orderHash })} />
    </>
  );
}

export function FieldChoice({
  typed,
  change,
  protocol,
}: Part & { readonly protocol: ProtocolShown }): ReactNode {
  const { t } = useWords();
  const { side } = useMe();
  const own = catalogue[side === 'justice' ? 'justice-asks-care' : 'care-asks-justice'];
  const offered = own.filter((field) => protocol.fields.includes(field));
  return (
    <CheckboxGroup
      label={t('disclosure.ask.fields')}
      hint={t('disclosure.ask.fieldsHint')}
      name="fields"
      values={typed.fields}
      options={optionsOf(
        offered,
        (field) => t(`disclosure.fields.${field}`),
        (field) => t(`disclosure.fieldHints.${field}`),
      )}
      onChange={(fields) => change({ fields })}
    />
  );
}

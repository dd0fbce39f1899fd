// Creates a protocol. It binds no one until a lead of each party has signed it, and it always has a
// last day.

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listParties, makeProtocol } from '../api-protocols.ts';
import { catalogue, directions, type FieldName } from '../catalogue.ts';

type Protocol = BodyOf<typeof makeProtocol>;
const back = to(paths.protocols);

export function NewProtocol(): ReactNode {
  const { t, locale } = useWords();
  const { data } = useRead<typeof listParties>('GET /api/disclosure-protocols/parties', {});
  return (
    <Page
      tabTitle="disclosure.newProtocol.title"
      lead={t('disclosure.newProtocol.lead')}
      breadcrumbs={[{ to: back, label: t('disclosure.protocols.title') }]}
    >
      <CommandForm<typeof makeProtocol>
        command="POST /api/disclosure-protocols"
        room="disclosure"
        backTo={back}
        opens={`${back}?saved=yes`}
        start={{ retentionDays: 30 }}
        lines={{
          parties: {
            is: 'choices',
            label: 'disclosure.newProtocol.parties',
            hint: 'disclosure.newProtocol.partiesHint',
            options: (data?.organisations ?? []).map(({ id, names, code }) => ({
              value: id,
              label: pickName(names, locale, code),
            })),
          },
          directions: {
            is: 'choices',
            label: 'disclosure.newProtocol.directions',
            codes: directions,
            words: (one) => `disclosure.directions.${one}`,
          },
          fields: {
            is: 'choices',
            label: 'disclosure.newProtocol.fields',
            hint: 'disclosure.newProtocol.fieldsHint',
            codes: offered,
            words: (field) => `disclosure.fields.${field}`,
            when: (typed) => offered(typed).length > 0,
          },
          ...useTerms(),
        }}
      />
    </Page>
  );
}

function offered({ directions: chosen }: TypedOf<Protocol>): readonly FieldName[] {
  return chosen.flatMap((direction) => catalogue[direction]);
}

function useTerms(): Pick<
  LinesOf<Protocol>,
  'purpose' | 'retentionDays' | 'breachContact' | 'validFrom' | 'validUntil'
> {
  const today = toDay(useMe().today);
  return {
    purpose: {
      is: 'long-text',
      label: 'disclosure.newProtocol.purpose',
      hint: 'disclosure.newProtocol.purposeHint',
      lengthMax: 500,
      rows: 3,
    },
    retentionDays: {
      is: 'number',
      label: 'disclosure.newProtocol.retentionDays',
      hint: 'disclosure.newProtocol.retentionHint',
      least: 1,
      most: 365,
    },
    breachContact: {
      is: 'text',
      label: 'disclosure.newProtocol.breachContact',
      hint: 'disclosure.newProtocol.breachHint',
      lengthMax: 300,
    },
    validFrom: { is: 'day', label: 'disclosure.newProtocol.validFrom' },
    validUntil: {
      is: 'day',
      label: 'disclosure.newProtocol.validUntil',
      hint: 'disclosure.newProtocol.validUntilHint',
      from: ({ validFrom }) => validFrom || today,
      fromIs: ({ validFrom }) => (validFrom ? 'disclosure.newProtocol.validFrom' : undefined),
    },
  };
}

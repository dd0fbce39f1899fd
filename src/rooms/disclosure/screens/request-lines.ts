// The questions of a request: whom to ask and why, about whom, on what basis, and which fields.

import type { ReactNode } from 'react';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useMe } from '../../../web/use-session.ts';
import type { askDisclosure, listAskable } from '../api.ts';
import { catalogue, type FieldName } from '../catalogue.ts';
import type { ProtocolShown } from '../protocol-model.ts';
import { purposes } from '../model.ts';

type Body = BodyOf<typeof askDisclosure>;
/** `asked`: `<protocol>/<organisation asked>`. The order is chosen beside the lines. */
export type Questions = Omit<Body, 'protocolId' | 'ownerId' | 'uploads' | 'identity'> &
  Body['identity'] & { readonly asked: string };
export type OwnRecord = ReturnsOf<typeof listAskable>['records'][number];
type Lines = LinesOf<Questions>;

export function useWhoLines(
  protocols: readonly ProtocolShown[],
): Pick<Lines, 'asked' | 'purpose' | 'fields'> {
  const { t, locale } = useWords();
  const { side } = useMe();
  const own = catalogue[side === 'justice' ? 'justice-asks-care' : 'care-asks-justice'];
  const offered = (asked: string): readonly FieldName[] => {
    const protocol = protocols.find(({ id }) => asked.startsWith(`${id}/`));
    return own.filter((field) => protocol?.fields.includes(field));
  };
  return {
    asked: {
      is: 'list',
      label: 'disclosure.ask.owner',
      hint: 'disclosure.ask.ownerHint',
      path: 'ownerId',
      options: protocols.flatMap((protocol) =>
        protocol.parties
          .filter((party) => party.side !== side)
          .map((party) => ({
            value: `${protocol.id}/${party.id}`,
            label: `${pickName(party.names, locale)} (${t('disclosure.protocols.code', { code: protocol.code })})`,
          })),
      ),
      // The fields were chosen for the organisation selected before.
      fills: () => ({ fields: [] }),
    },
    purpose: {
      is: 'list',
      label: 'disclosure.ask.purpose',
      codes: purposes,
      words: (code) => `disclosure.purposes.${code}`,
    },
    fields: {
      is: 'choices',
      label: 'disclosure.ask.fields',
      hint: 'disclosure.ask.fieldsHint',
      codes: ({ asked }) => offered(asked),
      words: (field) => `disclosure.fields.${field}`,
      hints: (field) => `disclosure.fieldHints.${field}`,
      when: ({ asked }) => offered(asked).length > 0,
    },
  };
}

export function usePersonLines(
  records: readonly OwnRecord[],
): Pick<Lines, 'aboutId' | 'fullName' | 'birth'> {
  const { side } = useMe();
  return {
    aboutId: {
      is: 'list',
      label: side === 'justice' ? 'disclosure.ask.matter' : 'disclosure.ask.person',
      hint: 'disclosure.ask.aboutHint',
      options: records.map(({ id, code, fullName }) => ({
        value: id,
        label: `${fullName} (${code})`,
      })),
      fills: (chosen) => {
        const record = records.find(({ id }) => id === chosen);
        return record ? { fullName: record.fullName } : {};
      },
    },
    fullName: {
      is: 'text',
      label: 'disclosure.ask.fullName',
      hint: 'disclosure.ask.fullNameHint',
      path: 'identity.fullName',
      lengthMax: 300,
    },
    birth: {
      is: 'text',
      label: 'disclosure.ask.birth',
      hint: 'disclosure.ask.birthHint',
      path: 'identity.birth',
      lengthMax: 60,
      isOptional: true,
    },
  };
}

type BasisName = 'authority' | 'article' | 'courtNumber' | 'orderOn' | 'basisUntil';

/** `file`: shown below the last day of the basis. */
export function useBasisLines(file: ReactNode): Pick<Lines, BasisName> {
  const today = toDay(useMe().today);
  return {
    authority: {
      is: 'text',
      label: 'disclosure.ask.authority',
      hint: 'disclosure.askHints.authority',
      lengthMax: 200,
    },
    article: {
      is: 'text',
      label: 'disclosure.ask.article',
      hint: 'disclosure.askHints.article',
      lengthMax: 200,
    },
    courtNumber: {
      is: 'text',
      label: 'disclosure.ask.courtNumber',
      hint: 'disclosure.askHints.courtNumber',
      lengthMax: 80,
    },
    orderOn: { is: 'day', label: 'disclosure.ask.orderOn', until: today },
    basisUntil: {
      is: 'day',
      label: 'disclosure.ask.basisUntil',
      hint: 'disclosure.ask.basisUntilHint',
      from: today,
      under: () => file,
    },
  };
}

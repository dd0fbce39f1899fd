// Organisations of the care side to choose from, by name in the reader's language.

import type { QueryOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { Option } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { listOrganisations } from '../../workforce/public.ts';

/** Only organisations of the care side: a court or a prison does not provide help. */
export function useProviders(): readonly Option<string>[] {
  return useOrganisations({ side: 'care' });
}

/** Organisations that can lead a case. */
export function useCaseOrganisations(): readonly Option<string>[] {
  return useOrganisations({ kind: 'cso', side: 'care' });
}

function useOrganisations(query: QueryOf<typeof listOrganisations>): readonly Option<string>[] {
  const { locale } = useWords();
  const { data } = useRead<typeof listOrganisations>('GET /api/organisations', { query });
  return (data?.organisations ?? []).map(({ id, names, code }) => ({
    value: id,
    label: pickName(names, locale, code),
  }));
}

/** Null while it is not known. */
export function useOrganisationName(organisationId: string | null): string | null {
  const providers = useProviders();
  return providers.find(({ value }) => value === organisationId)?.label ?? null;
}

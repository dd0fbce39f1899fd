// The proceedings of a matter as choices of a form: by their article, else by their court.

import { useWords } from '../../../web/i18n/use-words.ts';
import type { Option } from '../../../web/kit/text-field.tsx';
import type { MatterPage } from '../matter/model.ts';

export function useProceedingOptions({ proceedings }: MatterPage): readonly Option<string>[] {
  const { t } = useWords();
  return proceedings.map(({ id, article, court, state }) => ({
    value: id,
    label: `${article ?? court} (${t(`legal.states.${state}`)})`,
  }));
}

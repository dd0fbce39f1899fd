// The proceedings of a matter as options of a form: by article or, without one, by court.

import { useWords } from '../../../web/i18n/use-words.ts';
import type { Option } from '../../../web/kit/text-field.tsx';
import type { MatterPage } from '../matter/shapes.ts';

export function useProceedingOptions({ proceedings }: MatterPage): readonly Option<string>[] {
  const { t } = useWords();
  return proceedings.map(({ id, article, court, state }) => ({
    value: id,
    label: `${article ?? court} (${t(`legal.states.${state}`)})`,
  }));
}

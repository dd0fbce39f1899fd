// One filter above a list: "All" first, so that nothing looks unanswered. An empty text is no
// filter.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Option, Select } from '../../../web/kit/text-field.tsx';

const all = 'all';

export function Filter({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option<string>[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Select<string>
      label={label}
      value={value || all}
      options={[{ value: all, label: t('care.cases.all') }, ...options]}
      onChange={(chosen) => onChange(chosen === all ? '' : chosen)}
    />
  );
}

// How long a court's restriction may last according to one source; several sources may differ.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import type { EntryFormProps } from './change-entry.tsx';
import { monthsFrom } from './draft-rules.ts';
import {
  EntryFrame,
  KnownFields,
  MonthsField,
  NameFields,
  namesFrom,
  type TypedKnown,
  type TypedNames,
} from './entry-fields.tsx';
import { restrictionKinds } from './fact-rows.ts';

export function RestrictionForm({
  draft,
  entry,
  onTake,
}: EntryFormProps<'restrictions'>): ReactNode {
  const { t } = useWords();
  const [kind, setKind] = useState(entry?.kind ?? '');
  const [names, setNames] = useState<TypedNames>(entry?.names ?? {});
  const [article, setArticle] = useState(entry?.article ?? '');
  const [months, setMonths] = useState(String(entry?.monthsMax ?? ''));
  const [known, setKnown] = useState<TypedKnown>(entry ?? { source: '', status: '' });
  const take = (): void => {
    const monthsMax = monthsFrom(months);
    const { source, status } = known;
    if (!monthsMax || !status) return;
    onTake({
      kind,
      names: namesFrom(names),
      article: article.trim() || null,
      monthsMax,
      source,
      status,
      reviews: entry?.reviews ?? [],
    });
  };
  return (
    <EntryFrame onTake={take}>
      <Select<string>
        label={t('lawEdit.fields.kind')}
        name="kind"
        value={kind}
        isRequired
        onChange={setKind}
        options={optionsOf(restrictionKinds, (each) => t(`lawEdit.restrictionKinds.${each}`))}
      />
      <NameFields value={names} onChange={setNames} />
      <TextField
        label={t('law.article')}
        hint={t('lawEdit.fields.articleHint')}
        name="article"
        value={article}
        isOptional
        lengthMax={100}
        onChange={setArticle}
      />
      <MonthsField
        label={t('lawEdit.fields.monthsMax')}
        name="monthsMax"
        value={months}
        isRequired
        onChange={setMonths}
      />
      <KnownFields
        law={draft.law}
        value={known}
        onChange={(part) => setKnown({ source: known.source, status: known.status, ...part })}
      />
    </EntryFrame>
  );
}

// A version of a code: corrected, or a new one that follows it. With the old code its offences end.

import { type ReactNode, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom } from './draft-rules.ts';
import {
  EntryFrame,
  KnownFields,
  NameFields,
  namesFrom,
  SpanFields,
  spanOf,
  type TypedKnown,
  type TypedNames,
} from './entry-fields.tsx';

export function VersionForm({
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'versions'>): ReactNode {
  const { t } = useWords();
  const start = isNext ? null : entry;
  const [names, setNames] = useState<TypedNames>(start?.names ?? {});
  const [number, setNumber] = useState(start?.number ?? '');
  const [adopted, setAdopted] = useState<Day | ''>(start?.adopted ?? '');
  const [span, setSpan] = useState(spanOf(start, isNext));
  const [known, setKnown] = useState<TypedKnown>({
    source: start?.source ?? '',
    status: start?.status ?? '',
  });
  const take = (): void => {
    const { source, status } = known;
    if (!adopted || !span.from || !status) return;
    const named = namesFrom(names);
    const id =
      start?.id ??
      codeFrom(
        named.en,
        draft.law.versions.map((one) => one.id),
      );
    onTake({
      id,
      number: number.trim(),
      adopted,
      names: named,
      from: span.from,
      until: span.until || null,
      source,
      status,
      reviews: start?.reviews ?? [],
    });
  };
  return (
    <EntryFrame onTake={take}>
      {isNext && (
        <Notice>
          <p>{t('lawEdit.entry.versionNext')}</p>
        </Notice>
      )}
      <NameFields value={names} onChange={setNames} />
      <TextField
        label={t('lawEdit.fields.number')}
        name="number"
        value={number}
        isRequired
        lengthMax={1000}
        onChange={setNumber}
      />
      <DateField
        label={t('lawEdit.fields.adopted')}
        name="adopted"
        value={adopted}
        isRequired
        onChange={setAdopted}
      />
      <SpanFields value={span} isNext={isNext} onChange={(part) => setSpan({ ...span, ...part })} />
      <KnownFields
        law={draft.law}
        value={known}
        onChange={(part) => setKnown({ ...known, ...part })}
      />
    </EntryFrame>
  );
}

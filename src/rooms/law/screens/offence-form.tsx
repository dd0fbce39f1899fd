// An offence: corrected, new, or as the law defines it from a day on; the earlier version then ends
// on that day.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom, type Entry, monthsFrom } from './draft-rules.ts';
import {
  EntryFrame,
  KnownFields,
  MonthsField,
  NameFields,
  namesFrom,
  SourceSelect,
  SpanFields,
  spanOf,
  type TypedKnown,
  type TypedNames,
} from './entry-fields.tsx';

type Penalty = NonNullable<Entry<'offences'>['penalty']>;
type TypedPenalty = {
  readonly min: string;
  readonly max: string;
  readonly isLife: boolean;
  readonly source: string;
};

const typedPenalty = (penalty: Penalty | null): TypedPenalty => ({
  min: String(penalty?.monthsMin ?? ''),
  max: penalty?.monthsMax === 'life' ? '' : String(penalty?.monthsMax ?? ''),
  isLife: penalty?.monthsMax === 'life',
  source: penalty?.source ?? '',
});

/**
 * Left empty: not known. A penalty is compared with the statute together with its offence, so it
 * is never known better than the offence.
 */
function penaltyFrom(
  typed: TypedPenalty,
  known: TypedKnown,
  earlier: Penalty | null,
): Penalty | null {
  const [monthsMin, most] = [monthsFrom(typed.min) ?? null, monthsFrom(typed.max) ?? null];
  const monthsMax = typed.isLife ? 'life' : most;
  if (monthsMin === null && monthsMax === null) return null;
  const isSame =
    earlier?.monthsMin === monthsMin &&
    earlier.monthsMax === monthsMax &&
    earlier.source === typed.source;
  const wasLess =
    isSame && known.status !== 'checked-against-statute' && earlier.status === 'unverified';
  return {
    monthsMin,
    monthsMax,
    source: typed.source || known.source,
    status: wasLess ? 'unverified' : known.status || 'unverified',
  };
}

export function OffenceForm({
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'offences'>): ReactNode {
  const { t, locale } = useWords();
  const [names, setNames] = useState<TypedNames>(entry?.names ?? {});
  const [version, setVersion] = useState(entry?.version ?? '');
  const [article, setArticle] = useState(isNext ? '' : (entry?.article ?? ''));
  const [span, setSpan] = useState(spanOf(entry, isNext));
  const [penalty, setPenalty] = useState(typedPenalty(isNext ? null : (entry?.penalty ?? null)));
  const [known, setKnown] = useState<TypedKnown>(
    isNext || !entry ? { source: '', status: '' } : entry,
  );
  const take = (): void => {
    const { source, status } = known;
    if (
      !span.from ||
      !status ||
      monthsFrom(penalty.min) === undefined ||
      monthsFrom(penalty.max) === undefined
    )
      return;
    const named = namesFrom(names);
    const code =
      entry?.code ??
      codeFrom(
        named.en,
        draft.law.offences.map((one) => one.code),
      );
    onTake({
      code,
      version,
      article: article.trim() || null,
      names: named,
      from: span.from,
      until: span.until || null,
      penalty: penaltyFrom(penalty, known, entry?.penalty ?? null),
      source,
      status,
      reviews: isNext ? [] : (entry?.reviews ?? []),
    });
  };
  return (
    <EntryFrame onTake={take}>
      <Notice>
        <p>
          {t(
            isNext
              ? 'lawEdit.entry.offenceNext'
              : entry
                ? 'lawEdit.entry.offenceCorrect'
                : 'lawEdit.entry.offenceNew',
          )}
        </p>
      </Notice>
      <SpanFields value={span} isNext={isNext} onChange={(part) => setSpan({ ...span, ...part })} />
      <Select
        label={t('law.code')}
        name="version"
        value={version}
        isRequired
        onChange={setVersion}
        options={draft.law.versions.map((one) => ({
          value: one.id,
          label: pickName(one.names, locale),
        }))}
      />
      <TextField
        label={t('law.article')}
        hint={t('lawEdit.fields.articleHint')}
        name="article"
        value={article}
        isOptional
        lengthMax={100}
        onChange={setArticle}
      />
      <NameFields value={names} onChange={setNames} />
      <PenaltyFields
        value={penalty}
        law={draft.law}
        onChange={(part) => setPenalty({ ...penalty, ...part })}
      />
      <KnownFields
        law={draft.law}
        value={known}
        onChange={(part) => setKnown({ source: known.source, status: known.status, ...part })}
      />
    </EntryFrame>
  );
}

function PenaltyFields({
  value,
  law,
  onChange,
}: {
  readonly value: TypedPenalty;
  readonly law: Parameters<typeof SourceSelect>[0]['law'];
  readonly onChange: (part: Partial<TypedPenalty>) => void;
}): ReactNode {
  const { t } = useWords();
  const isUpsideDown =
    !value.isLife && value.min !== '' && value.max !== '' && Number(value.min) > Number(value.max);
  const isKnown = value.min !== '' || value.max !== '' || value.isLife;
  return (
    <>
      <MonthsField
        label={t('law.penaltyMin')}
        name="penalty.monthsMin"
        value={value.min}
        onChange={(min) => onChange({ min })}
      />
      {!value.isLife && (
        <MonthsField
          label={t('law.penaltyMax')}
          name="penalty.monthsMax"
          value={value.max}
          onChange={(max) => onChange({ max })}
        />
      )}
      <Checkbox
        label={t('lawEdit.fields.isLife')}
        isChecked={value.isLife}
        onChange={(isLife) => onChange({ isLife })}
      />
      {isUpsideDown && (
        <Notice kind="warning" isAnnounced>
          <p>{t('lawEdit.faults.codes.penalty-upside-down')}</p>
        </Notice>
      )}
      {isKnown && (
        <SourceSelect
          law={law}
          label={t('lawEdit.fields.penaltySource')}
          value={value.source}
          onChange={(source) => onChange({ source })}
        />
      )}
    </>
  );
}

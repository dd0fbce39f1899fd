// An offence: corrected, new, or as the law defines it from a day on; the earlier version then ends
// on that day.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { LawPack } from '../model.ts';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom, type Entry, months } from './draft-rules.ts';
import { EntryForm } from './entry-form.tsx';
import {
  articleLine,
  type Names,
  namesFrom,
  spanLines,
  startNames,
  startOf,
  useKnownLines,
  useNameLines,
  useSourceOptions,
} from './entry-lines.ts';

type Offence = Entry<'offences'>;
type Penalty = NonNullable<Offence['penalty']>;
type OfPenalty = {
  readonly 'penalty.monthsMin': number | null;
  readonly 'penalty.monthsMax': number | null;
  readonly isLife: boolean;
  readonly penaltySource: string | null;
};
type Questions = Names & OfPenalty & Omit<Offence, 'code' | 'names' | 'penalty' | 'reviews'>;

/**
 * Left empty: not known. A penalty is compared with the statute together with its offence, so it
 * is never known better than the offence.
 */
function penaltyFrom(
  { penaltySource, isLife, ...values }: OfPenalty,
  known: Pick<Offence, 'source' | 'status'>,
  earlier: Penalty | null,
): Penalty | null {
  const monthsMin = values['penalty.monthsMin'];
  const monthsMax = isLife ? 'life' : values['penalty.monthsMax'];
  if (monthsMin === null && monthsMax === null) return null;
  const isSame =
    earlier?.monthsMin === monthsMin &&
    earlier.monthsMax === monthsMax &&
    earlier.source === penaltySource;
  const wasLess =
    isSame && known.status !== 'checked-against-statute' && earlier.status === 'unverified';
  const status = wasLess ? 'unverified' : known.status;
  return { monthsMin, monthsMax, source: penaltySource ?? known.source, status };
}

function startPenalty(penalty: Penalty | null | undefined): Partial<OfPenalty> {
  const isLife = penalty?.monthsMax === 'life';
  return {
    'penalty.monthsMin': penalty?.monthsMin,
    'penalty.monthsMax': penalty?.monthsMax === 'life' ? null : penalty?.monthsMax,
    isLife,
    penaltySource: penalty?.source,
  };
}

function usePenaltyLines(law: LawPack): LinesOf<OfPenalty> {
  return {
    'penalty.monthsMin': { ...months, label: 'law.penaltyMin', isOptional: true },
    'penalty.monthsMax': {
      ...months,
      label: 'law.penaltyMax',
      isOptional: true,
      when: ({ isLife }) => !isLife,
    },
    isLife: {
      is: 'yes',
      label: 'lawEdit.fields.isLife',
      under: (typed) => <UpsideDown typed={typed} />,
    },
    penaltySource: {
      is: 'list',
      label: 'lawEdit.fields.penaltySource',
      hint: 'lawEdit.fields.sourceHint',
      options: useSourceOptions(law),
      when: (typed) =>
        typed['penalty.monthsMin'] !== '' || typed['penalty.monthsMax'] !== '' || typed.isLife,
    },
  };
}

function UpsideDown({ typed }: { readonly typed: TypedOf<OfPenalty> }): ReactNode {
  const { t } = useWords();
  const { 'penalty.monthsMin': min, 'penalty.monthsMax': max, isLife } = typed;
  if (isLife || min === '' || max === '' || Number(min) <= Number(max)) return null;
  return (
    <Notice kind="warning" isAnnounced>
      <p>{t('lawEdit.faults.codes.penalty-upside-down')}</p>
    </Notice>
  );
}

export function OffenceForm({
  name,
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'offences'>): ReactNode {
  const { locale } = useWords();
  return (
    <EntryForm<Questions>
      name={name}
      notice={`lawEdit.entry.offence${isNext ? 'Next' : entry ? 'Correct' : 'New'}`}
      start={{
        ...startOf(entry, isNext),
        ...startNames(entry?.names),
        ...(isNext ? { article: null } : startPenalty(entry?.penalty)),
      }}
      lines={{
        ...spanLines(isNext),
        version: {
          is: 'list',
          label: 'law.code',
          options: draft.law.versions.map(({ id, names }) => ({
            value: id,
            label: pickName(names, locale),
          })),
        },
        article: articleLine,
        ...useNameLines(entry?.names),
        ...usePenaltyLines(draft.law),
        ...useKnownLines(draft.law),
      }}
      onTake={({ version, article, from, until, source, status, ...values }) => {
        const names = namesFrom(values);
        const taken = draft.law.offences.map(({ code }) => code);
        onTake({
          code: entry?.code ?? codeFrom(names.en, taken),
          version,
          article,
          names,
          from,
          until,
          source,
          status,
          penalty: penaltyFrom(values, { source, status }, entry?.penalty ?? null),
          reviews: isNext ? [] : (entry?.reviews ?? []),
        });
      }}
    />
  );
}

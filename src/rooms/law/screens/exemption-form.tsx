// A rule of exemption, amnesty or pardon with its conditions, and whether all of them are asked for
// together.

import { type ReactNode, useState } from 'react';
import { bodyKinds } from '../../../engine/countries/country-pack.ts';
import { exemptionKinds, togetherness } from '../model.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../../web/kit/choices.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom, type Entry } from './draft-rules.ts';
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
import { nameOfOffence } from './fact-rows.ts';

type Condition = { readonly code: string; readonly names: TypedNames };
type Rule = Entry<'exemptions'>;

function conditionsFrom(typed: readonly Condition[]): Rule['conditions'] {
  const made: { code: string; names: ReturnType<typeof namesFrom> }[] = [];
  for (const { code, names } of typed) {
    const named = namesFrom(names);
    made.push({
      code:
        code ||
        codeFrom(
          named.en,
          [...typed, ...made].map((one) => one.code),
        ),
      names: named,
    });
  }
  return made;
}

export function ExemptionForm({
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'exemptions'>): ReactNode {
  const { t, locale } = useWords();
  const [rule, setRule] = useState<
    Pick<Rule, 'offences'> & {
      readonly kind: Rule['kind'] | '';
      readonly together: Rule['together'] | '';
      readonly decidedBy: Rule['decidedBy'] | '';
    }
  >(entry ?? { kind: '', together: '', decidedBy: '', offences: [] });
  const [names, setNames] = useState<TypedNames>(entry?.names ?? {});
  const [conditions, setConditions] = useState<readonly Condition[]>(
    entry?.conditions ?? [{ code: '', names: {} }],
  );
  const [span, setSpan] = useState(spanOf(entry, isNext));
  const [known, setKnown] = useState<TypedKnown>(
    isNext || !entry ? { source: '', status: '' } : entry,
  );
  const set = (part: Partial<typeof rule>): void => setRule({ ...rule, ...part });
  const take = (): void => {
    const { source, status } = known;
    if (!rule.kind || !rule.together || !span.from || !status) return;
    const named = namesFrom(names);
    // It needs its own code: earlier decisions refer to the code of the earlier rule.
    const code =
      isNext || !entry
        ? codeFrom(
            named.en,
            draft.law.exemptions.map((one) => one.code),
          )
        : entry.code;
    onTake({
      code,
      kind: rule.kind,
      names: named,
      offences: rule.offences,
      conditions: conditionsFrom(conditions),
      together: rule.together,
      decidedBy: rule.decidedBy || null,
      from: span.from,
      until: span.until || null,
      source,
      status,
      reviews: isNext ? [] : (entry?.reviews ?? []),
    });
  };
  const codes = [...new Set(draft.law.offences.map((one) => one.code))];
  return (
    <EntryFrame onTake={take}>
      <RadioGroup
        label={t('lawEdit.fields.kind')}
        name="kind"
        value={rule.kind}
        isRequired
        options={optionsOf(exemptionKinds, (each) => t(`law.kinds.${each}`))}
        onChange={(kind) => set({ kind })}
      />
      <NameFields value={names} onChange={setNames} />
      <CheckboxGroup
        label={t('lawEdit.fields.offences')}
        name="offences"
        values={rule.offences}
        options={codes.map((value) => ({
          value,
          label: nameOfOffence({ t, locale, law: draft.law }, value),
        }))}
        onChange={(offences) => set({ offences })}
      />
      <Conditions value={conditions} onChange={setConditions} />
      <RadioGroup
        label={t('lawEdit.fields.together')}
        name="together"
        value={rule.together}
        isRequired
        options={optionsOf(togetherness, (each) => t(`lawEdit.together.${each}`))}
        onChange={(together) => set({ together })}
      />
      <Select
        label={t('lawEdit.fields.decidedBy')}
        name="decidedBy"
        value={rule.decidedBy ?? ''}
        isOptional
        options={optionsOf(bodyKinds, (each) => t(`country.bodyKinds.${each}`))}
        onChange={(decidedBy) => set({ decidedBy })}
      />
      <SpanFields value={span} isNext={isNext} onChange={(part) => setSpan({ ...span, ...part })} />
      <KnownFields
        law={draft.law}
        value={known}
        onChange={(part) => setKnown({ source: known.source, status: known.status, ...part })}
      />
    </EntryFrame>
  );
}

function Conditions({
  value,
  onChange,
}: {
  readonly value: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <fieldset className="field law-conditions">
      <legend>{t('lawEdit.fields.conditions')}</legend>
      {value.map((condition, at) => (
        // While they are typed, only their order distinguishes conditions.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="stack">
          <NameFields
            prefix={`${t('lawEdit.fields.condition', { number: at + 1 })}: `}
            value={condition.names}
            onChange={(names) =>
              onChange(value.map((one, place) => (place === at ? { ...one, names } : one)))
            }
          />
          {value.length > 1 && (
            <div className="row">
              <Button onClick={() => onChange(value.filter((_, place) => place !== at))}>
                {t('lawEdit.entry.takeOutCondition', { number: at + 1 })}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="row">
        <Button icon="add" onClick={() => onChange([...value, { code: '', names: {} }])}>
          {t('lawEdit.entry.addCondition')}
        </Button>
      </div>
    </fieldset>
  );
}

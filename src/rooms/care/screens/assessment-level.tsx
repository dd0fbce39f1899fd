// One level of a needs assessment: strengths, needs, how pressing they are, and a text for what no
// code covers.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CheckboxGroup, RadioGroup } from '../../../web/kit/choices.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { TextArea } from '../../../web/kit/text-field.tsx';
import {
  needPriorities,
  type Level,
  type Need,
  needsOfLevel,
  type Strength,
  strengthsOfLevel,
} from '../model.ts';
import type { Assessment } from './shapes.ts';

export type TypedLevel = {
  readonly strengths: readonly string[];
  readonly needs: readonly string[];
  readonly priority: Assessment['levels'][number]['priority'] | '';
  readonly text: string;
};

export function LevelFields({
  level,
  value,
  onChange,
}: {
  readonly level: Level;
  readonly value: TypedLevel;
  readonly onChange: (value: TypedLevel) => void;
}): ReactNode {
  const { t } = useWords();
  const path = `levels.${level}`;
  return (
    <Card title={t(`care.levels.${level}`)}>
      <p className="soft">{t(`care.levelHints.${level}`)}</p>
      <CheckboxGroup<Strength>
        label={t('care.needs.strengths')}
        name={`${path}.strengths`}
        values={value.strengths as Strength[]}
        options={optionsOf<Strength>(strengthsOfLevel[level], (code) =>
          t(`care.strengths.${code}`),
        )}
        onChange={(strengths) => onChange({ ...value, strengths })}
      />
      <CheckboxGroup<Need>
        label={t('care.needs.needs')}
        name={`${path}.needs`}
        values={value.needs as Need[]}
        options={optionsOf<Need>(needsOfLevel[level], (code) => t(`care.needsOf.${code}`))}
        onChange={(needs) => onChange({ ...value, needs })}
      />
      <RadioGroup
        label={t('care.needs.priority')}
        name={`${path}.priority`}
        value={value.priority}
        isRequired
        options={optionsOf(needPriorities, (code) => t(`care.needPriorities.${code}`))}
        onChange={(priority) => onChange({ ...value, priority })}
      />
      <TextArea
        label={t('care.needs.text')}
        name={`${path}.text`}
        value={value.text}
        rows={3}
        lengthMax={4000}
        isOptional
        onChange={(text) => onChange({ ...value, text })}
      />
    </Card>
  );
}

// Asking one person about their safety: first whether nobody listened, then the answer. Who answers
// while others listen has not answered; what the worker saw counts all the same.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { type SafetyAsked, safetyAskings, type SafetyConcern, safetyConcerns } from '../model.ts';

export type SafetyTyped = {
  readonly safetyAsked: SafetyAsked | '';
  readonly safetyConcern: SafetyConcern | '';
};

/** `about`: whom, where a form asks about several; `named`: where the fields stand in the form. */
export function SafetyQuestion({
  typed: { safetyAsked, safetyConcern },
  about,
  named = '',
  onChange,
}: {
  readonly typed: SafetyTyped;
  readonly about?: string;
  readonly named?: string;
  readonly onChange: (typed: Partial<SafetyTyped>) => void;
}): ReactNode {
  const { t } = useWords();
  const answers = safetyConcerns.filter(
    (concern) => concern !== (safetyAsked === 'not-alone' ? 'none' : 'not-answered'),
  );
  const ask = (asked: SafetyAsked): void => {
    const isKept = safetyConcern === 'needs-attention' || safetyConcern === 'urgent';
    if (asked === 'not-alone')
      onChange({ safetyAsked: asked, safetyConcern: isKept ? safetyConcern : 'not-answered' });
    else
      onChange({
        safetyAsked: asked,
        safetyConcern: safetyConcern === 'not-answered' ? '' : safetyConcern,
      });
  };
  const of = (label: string): string => (about ? `${label} (${about})` : label);
  return (
    <>
      <BilingualSafetyText textKey="care.visits.askedHint" />
      <RadioGroup
        label={of(t('care.visits.asked'))}
        name={`${named}safetyAsked`}
        value={safetyAsked}
        isRequired
        options={optionsOf(safetyAskings, (asked) => t(`care.safetyAskings.${asked}`))}
        onChange={ask}
      />
      {safetyAsked && (
        <RadioGroup
          label={of(t('care.visits.concern'))}
          name={`${named}safetyConcern`}
          value={safetyConcern}
          isRequired
          options={optionsOf(
            answers,
            (concern) => t(`care.safetyConcerns.${concern}`),
            (concern) => t(`care.safetyHints.${concern}`),
          )}
          onChange={(concern) => onChange({ safetyConcern: concern })}
        />
      )}
      {safetyConcern === 'urgent' && (
        <Notice kind="warning" isAnnounced>
          <BilingualSafetyText textKey="care.safety.urgent" />
        </Notice>
      )}
    </>
  );
}

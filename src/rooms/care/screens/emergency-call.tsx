// One tap to call those who come fastest, before anything is opened.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { dialled } from '../../../kernel/dialled.ts';

// The same in Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan, from every telephone.
const police = '102';
const ambulance = '103';

export function CallFirst(): ReactNode {
  const { t } = useWords();
  return (
    <Notice kind="danger" title={t('emergency.callFirst')}>
      <BilingualSafetyText textKey="emergency.safety.first" />
      <div className="emergency-calls">
        <CallLink number={police} words={t('emergency.police', { number: police })} />
        <CallLink number={ambulance} words={t('emergency.ambulance', { number: ambulance })} />
      </div>
    </Notice>
  );
}

/** A number to tap; what cannot be dialled is shown as text. */
export function CallLink({
  number,
  words,
}: {
  readonly number: string;
  readonly words: string;
}): ReactNode {
  const to = dialled(number);
  if (to === null) return <span>{words}</span>;
  return (
    <a className="button button-main emergency-call" href={`tel:${to}`}>
      {words}
    </a>
  );
}

// One half of what opens an account, shown once, to the person it was given to: a link or a code.
// After this nobody can read it again; if it is lost, there is a new invitation.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { onForget } from '../../../web/session.ts';

export type Half = {
  readonly kind: 'link' | 'code';
  readonly text: string;
  /** For whom: a member of staff. */
  readonly name: string;
};

/** The half that was just given; a locked screen must not come back with it. */
export function useHalf(): readonly [Half | null, (half: Half | null) => void] {
  const [half, setHalf] = useState<Half | null>(null);
  useEffect(() => onForget(() => setHalf(null)), []);
  return [half, setHalf];
}

export function HalfOnce({
  half,
  onDone,
}: {
  readonly half: Half;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords();
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { kind, name, text } = half;
  return (
    <Card title={t(`accounts.half.${kind}`)}>
      <Notice kind="warning" title={t('accounts.half.once')} focusRef={first}>
        <BilingualSafetyText textKey={`accounts.safety.${kind}`} />
      </Notice>
      <Facts facts={[[t('accounts.half.for'), name]]} />
      <CopyText
        text={text}
        shown={kind === 'code' ? text.replace(/^(.{4})/, '$1 ') : text}
        copy={t('accounts.half.copy')}
        copied={t('accounts.half.copied')}
      />
      <p>{t(`accounts.half.${kind}Then`)}</p>
      <p>
        <Button kind="main" onClick={onDone}>
          {t('accounts.half.done')}
        </Button>
      </p>
    </Card>
  );
}

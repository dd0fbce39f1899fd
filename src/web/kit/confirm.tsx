// The question before a step that is hard to take back: what will happen, in plain words, asked
// once. A refusal is shown inside, so that it appears where the person has just pressed.

import type { ReactNode } from 'react';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './error-summary.tsx';

export function Confirm(props: {
  readonly title: string;
  /** The button's label: the step itself, never "yes". */
  readonly step: string;
  readonly kind?: 'main' | 'danger';
  readonly isOpen: boolean;
  readonly action: { readonly isBusy: boolean; readonly problem: unknown };
  readonly room?: WordRoom;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <ErrorSummary problem={props.action.problem} room={props.room} />
      {props.children}
      <div className="row">
        <Button
          kind={props.kind ?? 'danger'}
          isBusy={props.action.isBusy}
          onClick={props.onConfirm}
        >
          {props.action.isBusy ? t('shell.form.working') : props.step}
        </Button>
        <Button onClick={props.onClose}>{t('shell.form.cancel')}</Button>
      </div>
    </Dialog>
  );
}

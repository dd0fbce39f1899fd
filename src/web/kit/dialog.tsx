// A question that must be answered before continuing, in the browser's own dialog: it keeps the
// focus inside, Escape closes it, and the focus returns to where it was.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import { LeaveButton } from './leave-button.tsx';

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return undefined;
    element.showModal();
    return () => element.close();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" icon="close" onClick={onClose}>
          <span className="visually-hidden">{t('shell.form.close')}</span>
        </Button>
      </div>
      <div className="stack">{children}</div>
      <div className="dialog-foot">
        <LeaveButton />
      </div>
    </dialog>
  );
}

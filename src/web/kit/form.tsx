// A form on its own page: errors at the top, the fields, one main button, and the way back. What
// was typed stays if the server refuses; the screen decides where to go after saving.

import type { ReactNode } from 'react';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { ButtonLink } from './button-link.tsx';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';

export function Form(props: {
  readonly action: { readonly isBusy: boolean; readonly problem: unknown };
  readonly submit: string;
  readonly backTo: string;
  readonly room?: WordRoom;
  readonly labels?: Readonly<Record<string, string>>;
  readonly onSend: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { isBusy, problem } = props.action;
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
    >
      <ErrorSummary problem={problem} room={props.room} labels={props.labels} />
      {props.children}
      <div className="row">
        <Button kind="main" type="submit" isBusy={isBusy}>
          {isBusy ? t('shell.form.working') : props.submit}
        </Button>
        <ButtonLink to={props.backTo}>{t('shell.form.cancel')}</ButtonLink>
      </div>
    </form>
  );
}

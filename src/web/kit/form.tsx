// A form on its own page: errors at the top, the fields, one main button, and the way back. What
// was typed stays if the server refuses; the screen decides where to go after saving.

import type { ReactNode } from 'react';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { ButtonLink } from './button-link.tsx';
import { Button } from './button.tsx';
import { CheckedForm } from './checked-form.tsx';

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
    <CheckedForm
      problem={problem}
      {...(props.room && { room: props.room })}
      {...(props.labels && { labels: props.labels })}
      onSend={props.onSend}
    >
      {props.children}
      <div className="row">
        <Button kind="main" type="submit" isBusy={isBusy}>
          {isBusy ? t('shell.form.working') : props.submit}
        </Button>
        <ButtonLink to={props.backTo}>{t('shell.form.cancel')}</ButtonLink>
      </div>
    </CheckedForm>
  );
}

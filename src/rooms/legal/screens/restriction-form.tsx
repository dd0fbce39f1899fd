// The frame of the small forms about one restriction: the way back, what was refused, one button.
// Where to go after saving is always the restriction itself.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';

export type RestrictionParams = { readonly subjectId: string; readonly restrictionId: string };

export function paramsOf(params: Readonly<Record<string, string>>): RestrictionParams {
  return { subjectId: params['subjectId'] ?? '', restrictionId: params['restrictionId'] ?? '' };
}

export function pathOf({ subjectId, restrictionId }: RestrictionParams): string {
  return `/matters/${subjectId}/restrictions/${restrictionId}`;
}

export function RestrictionForm(props: {
  readonly of: RestrictionParams;
  readonly title: WordKey;
  readonly lead: string;
  readonly action: { readonly isBusy: boolean; readonly problem: unknown };
  readonly labels: Readonly<Record<string, string>>;
  /** Resolves to whether it was saved. */
  readonly send: () => Promise<boolean>;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const { of, title, lead, action, labels, send } = props;
  const back = pathOf(of);
  const saveAndLeave = async (): Promise<void> => {
    if (await send()) open(back);
  };
  const crumbs = [
    { to: `/matters/${of.subjectId}`, label: t('legal.matter.title') },
    { to: back, label: t('restrictions.page.crumb') },
  ];
  return (
    <Page tabTitle={title} lead={lead} breadcrumbs={crumbs}>
      <Form
        action={action}
        submit={t('shell.form.save')}
        backTo={back}
        room="restrictions"
        labels={labels}
        onSend={() => void saveAndLeave()}
      >
        {props.children}
      </Form>
    </Page>
  );
}

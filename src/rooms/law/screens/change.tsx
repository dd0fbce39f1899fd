// An administrator changes a copy of the law here: every fact with its actions, the differences so
// far, the contradictions, and the proposal with its reason. It has no effect until another
// administrator confirms it.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { differencesOf, lawLists, type LawList } from '../difference.ts';
import type { readLawOfCountry } from '../api-law.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { proposeLaw } from '../api.ts';
import { AgeEntries, Entries } from './change-entries.tsx';
import { Difference } from './difference.tsx';
import { type LawAnswer, type LawDraft, lawOf, useLawDraft } from './draft.ts';
import { Faults, OwnFaults, ownFaultsOf } from './faults.tsx';

export function ChangeLaw(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readLawOfCountry>('GET /api/law', {});
  return (
    <Page
      tabTitle="lawEdit.change.title"
      lead={t('lawEdit.change.lead')}
      breadcrumbs={[{ to: to(paths.law), label: t('law.title') }]}
    >
      <Loaded query={query} room="lawEdit" isEmpty={() => false}>
        {(law) => <Workspace inForce={law} />}
      </Loaded>
    </Page>
  );
}

function Workspace({ inForce }: { readonly inForce: LawAnswer }): ReactNode {
  const { t } = useWords();
  const draft = useLawDraft(inForce);
  const isChanged = differencesOf(lawOf(inForce), draft.law).length > 0;
  return (
    <div className="stack">
      {draft.isOutdated && (
        <Notice kind="danger" title={t('lawEdit.change.outdatedTitle')}>
          <p>{t('lawEdit.change.outdated')}</p>
          <p>
            <Button onClick={draft.discard}>{t('lawEdit.change.anew')}</Button>
          </p>
        </Notice>
      )}
      <Notice>
        <p>{t('lawEdit.change.rule')}</p>
      </Notice>
      {/* Scrolls the changed fact into view when the person returns from its form. */}
      {isChanged && <Proposal draft={draft} inForce={inForce} />}
      <AgeEntries law={draft.law} />
      {lawLists.toReversed().map((list) => (
        <Part key={list} list={list} draft={draft} />
      ))}
    </div>
  );
}

function Part({ list, draft }: { readonly list: LawList; readonly draft: LawDraft }): ReactNode {
  const { t } = useWords();
  return (
    <Card
      title={t(`lawEdit.lists.${list}`)}
      actions={
        <ButtonLink to={to(paths.lawChangeEntry, { part: list, place: 'new' })} icon="add">
          {t(`lawEdit.add.${list}`)}
        </ButtonLink>
      }
    >
      {draft.law[list].length === 0 ? (
        <p className="soft">{t('lawEdit.change.nothing')}</p>
      ) : (
        <Entries list={list} draft={draft} />
      )}
    </Card>
  );
}

function Proposal({
  draft,
  inForce,
}: {
  readonly draft: LawDraft;
  readonly inForce: LawAnswer;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const command = useCommand<typeof proposeLaw>('POST /api/law/editions');
  const base = lawOf(inForce);
  const faults = ownFaultsOf(draft.law, base);
  // An answer to an earlier copy does not apply to this one.
  const [tried, setTried] = useState<LawDraft['law'] | null>(null);
  const isTried = tried === draft.law;
  const send = async (): Promise<void> => {
    setTried(draft.law);
    if (faults.length > 0) return;
    const answer = await command.run({
      body: { basedOn: draft.basedOn, reason: draft.reason, document: draft.law as never },
    });
    if (!answer) return;
    draft.discard();
    open(to(paths.lawEdition, { number: answer.edition }));
  };
  return (
    <Card title={t('lawEdit.change.sum')}>
      <Difference before={base} after={draft.law} />
      <OwnFaults law={draft.law} faults={faults} isTried={isTried} />
      <CheckedForm problem={null} onSend={() => void send()}>
        {isTried && faults.length === 0 && <Faults problem={command.problem} law={draft.law} />}
        <TextArea
          label={t('lawEdit.change.reason')}
          hint={t('lawEdit.change.reasonHint')}
          name="reason"
          value={draft.reason}
          rows={3}
          lengthMax={1000}
          isRequired
          onChange={draft.giveReason}
        />
        <div className="row">
          <Button kind="main" type="submit" isBusy={command.isBusy}>
            {t('lawEdit.change.propose')}
          </Button>
          <Anew draft={draft} />
        </div>
      </CheckedForm>
    </Card>
  );
}

function Anew({ draft }: { readonly draft: LawDraft }): ReactNode {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const anew = (): void => {
    draft.discard();
    setIsOpen(false);
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('lawEdit.change.anew')}</Button>
      <Confirm
        title={t('lawEdit.change.anew')}
        step={t('lawEdit.change.anew')}
        isOpen={isOpen}
        action={{ isBusy: false, problem: null }}
        onConfirm={anew}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('lawEdit.change.anewText')}</p>
      </Confirm>
    </>
  );
}

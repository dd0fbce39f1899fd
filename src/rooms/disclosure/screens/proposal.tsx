// What is proposed, who has approved it, and approving it: all of it or less. The second approver
// is shown which fields would be told, and neither the values nor the person.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import type { approveProposal } from '../api-answers.ts';
import type { FieldName } from '../catalogue.ts';
import type { RequestPage } from '../model.ts';
import { ReleaseForm } from './release-form.tsx';
import { Fields, type OfRequest } from './fields-shown.tsx';
import { ValuesShown } from './values-shown.tsx';

type Proposed = NonNullable<RequestPage['proposal']>;

export function Proposal({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { proposal, may, part, values } = request;
  if (!proposal) return null;
  const change = may.answer && (
    <ButtonLink to={`/disclosures/${request.id}/proposal`}>
      {t('disclosure.propose.change')}
    </ButtonLink>
  );
  return (
    <Card
      title={t(request.release ? 'disclosure.package.told' : 'disclosure.proposal.title')}
      actions={change}
    >
      {part === 'owner' && values.length > 0 ? (
        <ValuesShown values={values} />
      ) : (
        <Fields fields={proposal.fields} />
      )}
      {part === 'second' && <p className="soft">{t('disclosure.proposal.withoutValues')}</p>}
      <Approvals proposal={proposal} />
      {may.approve && <ApproveForm key={proposal.hash} request={request} proposal={proposal} />}
      {may.release && (
        <ReleaseForm key={`release-${proposal.hash}`} request={request} hash={proposal.hash} />
      )}
    </Card>
  );
}

function Approvals({ proposal }: { readonly proposal: Proposed }): ReactNode {
  const { t, locale } = useWords();
  const says = (['owner', 'second'] as const).map((part) => {
    const found = proposal.approvals.find((one) => one.part === part);
    const text =
      found &&
      t('disclosure.proposal.approvedBy', {
        name: found.name,
        organisation: pickName(found.organisation.names, locale),
        day: formatDay(locale, toDay(found.on)),
      });
    return { part, text: text ?? t('disclosure.proposal.notYet') };
  });
  return (
    <Rows label={t('disclosure.proposal.approvals')}>
      {says.map(({ part, text }) => (
        <Row key={part} title={t(`disclosure.approverParts.${part}`)} text={text} />
      ))}
    </Rows>
  );
}

type Approving = OfRequest & { readonly proposal: Proposed };

function ApproveForm({ request, proposal }: Approving): ReactNode {
  const { t } = useWords();
  const [kept, setKept] = useState<readonly FieldName[]>(proposal.fields);
  const command = useCommand<typeof approveProposal>('PUT /api/disclosures/:disclosureId/approval');
  const isLess = kept.length < proposal.fields.length;
  const send = (): void => {
    const params = { disclosureId: request.id };
    void command.run({ params, body: { hash: proposal.hash, fields: [...kept] } });
  };
  return (
    <div className="stack readable">
      <ErrorSummary problem={command.problem} room="disclosure" />
      <BilingualSafetyText textKey="disclosure.rights.approving" />
      <CheckboxGroup
        label={t('disclosure.approve.fields')}
        hint={t('disclosure.approve.fieldsHint')}
        values={kept}
        options={optionsOf(proposal.fields, (field) => t(`disclosure.fields.${field}`))}
        onChange={setKept}
      />
      {isLess && kept.length > 0 && <p role="status">{t('disclosure.approve.less')}</p>}
      <div className="row">
        <Button kind="main" isBusy={command.isBusy} disabled={kept.length === 0} onClick={send}>
          {command.isBusy
            ? t('shell.form.working')
            : t(isLess ? 'disclosure.approve.stepLess' : 'disclosure.approve.step')}
        </Button>
      </div>
    </div>
  );
}

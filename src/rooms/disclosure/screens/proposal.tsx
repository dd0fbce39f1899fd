// What is proposed, who has approved it, and approving all or part of it. The second approver sees
// which fields would be shared and the order, but not the values.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { approveProposal } from '../api-answers.ts';
import type { FieldName } from '../catalogue.ts';
import type { RequestPage } from '../shapes.ts';
import { ReleaseForm } from './release-form.tsx';
import { Fields, type OfRequest } from './fields-shown.tsx';
import { ValuesShown } from './values-shown.tsx';

type Proposed = NonNullable<RequestPage['proposal']>;

export function Proposal({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { proposal, may, part, values } = request;
  if (!proposal) return null;
  const change = may.answer && (
    <ButtonLink to={to(paths.disclosureProposal, { disclosureId: request.id })}>
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
  const isLess = (kept: readonly FieldName[]): boolean => kept.length < proposal.fields.length;
  return (
    <CommandForm<typeof approveProposal, { fields: FieldName[]; orderRead: true }, 'hash'>
      command="PUT /api/disclosures/:disclosureId/approval"
      params={{ disclosureId: request.id }}
      given={{ hash: proposal.hash }}
      room="disclosure"
      start={{ fields: proposal.fields }}
      submit={({ fields }) =>
        isLess(fields) ? 'disclosure.approve.stepLess' : 'disclosure.approve.step'
      }
      lines={{
        fields: {
          is: 'choices',
          label: 'disclosure.approve.fields',
          hint: 'disclosure.approve.fieldsHint',
          codes: proposal.fields,
          words: (field) => `disclosure.fields.${field}`,
        },
        orderRead: { is: 'yes', label: 'disclosure.approve.orderRead', mustBeYes: true },
      }}
      toBody={({ fields }) => ({ fields })}
      below={({ fields }) =>
        isLess(fields) && fields.length > 0 && <p role="status">{t('disclosure.approve.less')}</p>
      }
    >
      <BilingualSafetyText textKey="disclosure.rights.approving" />
      {!request.order?.isOpened && <p role="status">{t('disclosure.refusals.order-not-read')}</p>}
    </CommandForm>
  );
}

// Spellings of given names that this programme adds: which name a spelling belongs to now, a
// proposal with its source, and the second person who takes it into use. These are words of
// languages, not persons.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { useRead } from '../../../web/read.ts';
import type {
  decideGivenNameForm,
  listGivenNameForms,
  lookUpGivenName,
  proposeGivenNameForm,
} from '../api-given-names.ts';

type Form = ReturnsOf<typeof listGivenNameForms>['forms'][number];

export function GivenNames(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="givenNames.title" lead={t('givenNames.lead')}>
      <LookUp />
      <Propose />
      <Added />
    </Page>
  );
}

function LookUp(): ReactNode {
  const { t } = useWords();
  const [form, setForm] = useState('');
  const query = useRead<typeof lookUpGivenName>(
    'GET /api/given-names/families',
    { query: { form } },
    {
      enabled: form.length > 1,
      keepLast: true,
    },
  );
  return (
    <Card title={t('givenNames.lookUp.title')}>
      <SearchBox
        label={t('givenNames.lookUp.label')}
        hint={t('givenNames.oneWord')}
        value={form}
        onSearch={setForm}
      />
      {form.length > 1 && (
        <Loaded query={query} room="givenNames" isEmpty={() => false}>
          {({ families }) =>
            families.length === 0 ? (
              <p role="status">{t('givenNames.lookUp.none')}</p>
            ) : (
              <dl role="status" className="facts">
                {families.map(({ head, forms }) => (
                  <div key={head}>
                    <dt>{head}</dt>
                    <dd>
                      <bdi>{forms.join(', ')}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            )
          }
        </Loaded>
      )}
    </Card>
  );
}

function Propose(): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('givenNames.propose.title')}>
      <CommandForm<typeof proposeGivenNameForm>
        command="POST /api/given-names"
        room="givenNames"
        submit="givenNames.propose.send"
        lines={{
          form: {
            is: 'text',
            label: 'givenNames.propose.form',
            hint: 'givenNames.propose.formHint',
            lengthMax: 40,
          },
          head: {
            is: 'text',
            label: 'givenNames.propose.head',
            hint: 'givenNames.propose.headHint',
            lengthMax: 40,
          },
          source: {
            is: 'text',
            label: 'givenNames.propose.source',
            hint: 'givenNames.propose.sourceHint',
            lengthMax: 300,
          },
        }}
      />
    </Card>
  );
}

function Added(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listGivenNameForms>('GET /api/given-names', {});
  return (
    <Card title={t('givenNames.added.title')}>
      <Loaded query={query} room="givenNames" isEmpty={() => false}>
        {({ forms }) =>
          forms.length === 0 ? (
            <p className="soft">{t('givenNames.added.none')}</p>
          ) : (
            <ul className="rows" aria-label={t('givenNames.added.title')}>
              {forms.map((form) => (
                <OneForm key={form.id} form={form} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function OneForm({ form }: { readonly form: Form }): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof decideGivenNameForm>('PUT /api/given-names/:formId');
  const decide = (decision: 'in-use' | 'withdrawn'): void =>
    void command.run({
      params: { formId: form.id },
      body: { baseVersion: form.version, decision },
    });
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">
            <bdi>{form.form}</bdi> = {form.head}
          </span>
          <span className="soft small">{form.source}</span>
          <ErrorSummary problem={command.problem} room="givenNames" />
        </span>
        <span className="rows-aside">
          <Badge kind={form.state === 'in-use' ? 'success' : 'plain'}>
            {t(`givenNames.states.${form.state}`)}
          </Badge>
          {form.state === 'proposed' && !form.byMe && (
            <Button kind="main" isBusy={command.isBusy} onClick={() => decide('in-use')}>
              {t('givenNames.take')}
            </Button>
          )}
          {form.state !== 'withdrawn' && (
            <Button isBusy={command.isBusy} onClick={() => decide('withdrawn')}>
              {t('givenNames.withdraw')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

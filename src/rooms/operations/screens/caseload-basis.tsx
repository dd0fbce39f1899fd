// The last step: that legal aid was offered, what the people were told, and on what ground their
// files open, once for the whole list. After one more question all files open together, or none.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import type { Day } from '../../../kernel/day.ts';
import type { QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { legalAidAnswers } from '../../../kernel/person.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { useProvinceOptions } from '../../../web/kit/provinces.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { codeOf } from '../../../web/problem.ts';
import { readings } from '../../../web/read.ts';
import { startConsent } from '../../people/public-web-consent.ts';
import type { importCaseload, previewCaseload } from '../caseload/api.ts';
import { basisOf, type ListBasis, listBasisLines } from './list-basis.tsx';
import { type Caseload, openAnswers, openErrors, type Preview } from './use-caseload.ts';

type Query = QueryOf<typeof importCaseload>;

export function CaseloadBasis({
  caseload,
  preview,
  onDone,
}: {
  readonly caseload: Caseload;
  readonly preview: Preview;
  readonly onDone: (result: ReturnsOf<typeof importCaseload>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [isTried, setIsTried] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const start = { legalAidOn: today, ...startConsent(today) };
  const sharing = useAction((leads: string) =>
    request<typeof previewCaseload>('POST /api/caseload-lists/preview', {
      query: { ...caseload.query(), leads, after: 0 },
      body: caseload.file ?? new Blob(),
    }),
  );
  const { keys } = caseload.leftOut;
  const errors = openErrors(preview, keys).length;
  const undecided = errors + openAnswers(preview, keys).length;
  const action = useAction((query: Query, commandId) =>
    request<typeof importCaseload>(
      'POST /api/caseload-lists',
      { query, body: caseload.file ?? new Blob() },
      { commandId },
    ),
  );
  const count = countTaken(preview, keys);
  const end = (isTaken: boolean): void => {
    asking?.end(isTaken);
    setAsking(null);
  };
  const ask = async (values: Questions): Promise<boolean> => {
    const basis = queryOf(values);
    const shown = basis.leads === undefined ? preview : await sharing.run(basis.leads);
    if (!shown) return false;
    return new Promise((resolve) => setAsking({ basis, shares: shown.shares, end: resolve }));
  };
  const bring = async (): Promise<void> => {
    const result = asking && (await action.run({ ...caseload.query(), ...asking.basis }));
    if (!result) return;
    end(true);
    await readings.invalidateQueries();
    onDone(result);
  };
  return (
    <Card title={t('caseload.basisStep')}>
      <LinesForm<Questions>
        name="caseload"
        room="caseload"
        submit={{ key: 'people.intake.open', values: { count } }}
        start={start}
        lines={{
          ...legalAidLines(today, () => <BilingualSafetyText textKey="caseload.basisText" />),
          ...listBasisLines(today, preview, start.untilOn),
          leads: {
            is: 'choices',
            label: 'caseload.leadsTitle',
            hint: 'caseload.leadsText',
            options: preview.colleagues.map(({ accountId, name }) => ({
              value: accountId,
              label: name,
            })),
            isOptional: true,
            when: () => preview.colleagues.length > 0,
          },
          province: {
            is: 'list',
            label: 'people.person.province',
            hint: 'caseload.provinceHint',
            options: useProvinceOptions(),
            isOptional: true,
          },
        }}
        below={() =>
          sharing.problem ? (
            <ErrorSummary problem={sharing.problem} room="operations" />
          ) : (
            isTried &&
            undecided > 0 && (
              <Notice kind="danger" isAnnounced title={t('people.intake.incomplete')}>
                <p>{t(errors > 0 ? 'operations.errorRows.lead' : 'caseload.wrongLead')}</p>
              </Notice>
            )
          )
        }
        onTake={(values) => {
          setIsTried(true);
          if (undecided > 0) return false;
          return ask(values);
        }}
      >
        <Notice>
          <BilingualSafetyText textKey="people.rights.legalAid" />
        </Notice>
      </LinesForm>
      <Confirm
        isOpen={asking !== null}
        kind="main"
        title={t('caseload.confirmTitle')}
        action={action}
        step={t('people.intake.open', { count })}
        room={roomOf(action.problem)}
        onConfirm={() => void bring()}
        onClose={() => end(false)}
      >
        <p>{t('caseload.confirmText')}</p>
        <Shares shares={asking?.shares ?? []} colleagues={preview.colleagues} />
      </Confirm>
    </Card>
  );
}

type OfLegalAid = Pick<Query, 'legalAidAnswer'> & { readonly legalAidOn: Day };
type Questions = ListBasis &
  OfLegalAid & { readonly province: string | null; readonly leads: readonly string[] };
/** Complete, and waiting for one more answer: whether to open all files. */
type Asking = {
  readonly basis: ReturnType<typeof queryOf>;
  readonly shares: Preview['shares'];
  readonly end: (isTaken: boolean) => void;
};

function legalAidLines(today: Day, under: () => ReactNode): LinesOf<OfLegalAid> {
  return {
    legalAidAnswer: {
      is: 'choice',
      label: 'caseload.legalAid',
      codes: legalAidAnswers,
      words: (code) => `people.legalAidAnswers.${code}`,
    },
    legalAidOn: { is: 'day', label: 'people.intake.legalAidOn', until: today, under },
  };
}

function queryOf({ province, leads, legalAidOn, legalAidAnswer, ...basis }: Questions) {
  return {
    ...basisOf(basis),
    legalAidOn,
    legalAidAnswer,
    province: province ?? undefined,
    leads: leads.length === 0 ? undefined : leads.join(','),
  };
}

/** Who would lead how many, before anything is stored. */
function Shares({ shares, colleagues }: Pick<Preview, 'shares' | 'colleagues'>): ReactNode {
  const { t, locale } = useWords();
  if (shares.length === 0) return null;
  return (
    <ul>
      {shares.map(({ accountId, households, persons }) => (
        <li key={accountId}>
          {t('caseload.leadsShare', {
            name: colleagues.find((one) => one.accountId === accountId)?.name ?? '–',
            households: formatNumber(locale, households),
            persons: formatNumber(locale, persons),
          })}
        </li>
      ))}
    </ul>
  );
}

function countTaken(preview: Preview, keys: readonly string[]): number {
  const taken = preview.sheets.filter(({ excluded }) => !excluded);
  const out = keys.filter((key) => taken.some(({ sheet }) => key.startsWith(`${sheet}|`))).length;
  return Math.max(0, preview.totals.persons - out);
}

// Refusals of an intake have their words in the room people, those of a file in this room.
function roomOf(problem: unknown): 'operations' | 'people' {
  const isOfFile = problem !== null && findWords(`operations.refusals.${codeOf(problem)}`) !== null;
  return isOfFile ? 'operations' : 'people';
}

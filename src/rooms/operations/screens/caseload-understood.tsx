// The second step: what was understood, and whether a person on the list has a file already. Nobody
// is merged: the user looks, and leaves out the row of a person who has a file.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { CaseloadRows } from './caseload-rows.tsx';
import { correctionOf, SheetFields, startOf, type Typed } from './sheet-reading.tsx';
import { rowKey } from './list-rows.ts';
import { type Caseload, openAnswers, openErrors, type Preview } from './use-caseload.ts';
import { PassedOver } from './passed-over.tsx';
import './operations.css';

type Props = { readonly caseload: Caseload; readonly preview: Preview };

export function CaseloadUnderstood({ caseload, preview }: Props): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const address = useAddress();
  const asked = Number(address.get('sheet')) || 0;
  const at = preview.sheets[asked] ? asked : 0;
  const sheet = preview.sheets[at];
  const { totals, importedAt } = preview;
  const number = (count: number): string => formatNumber(locale, count);
  return (
    <>
      <Card title={t('caseload.understoodStep')}>
        {importedAt !== null && (
          <Notice kind="warning" title={t('caseload.earlier')}>
            <p>
              {t('caseload.earlierText', {
                when: formatDateTime(locale, new Date(importedAt), timeZone),
              })}
            </p>
          </Notice>
        )}
        <Facts
          facts={[
            [t('caseload.households'), number(totals.households)],
            [t('caseload.persons'), number(totals.persons)],
            [t('caseload.minors'), number(totals.mayBeMinors)],
            [t('caseload.alone'), number(totals.withoutParent)],
            [t('caseload.asked'), number(totals.asked)],
            [t('caseload.toAsk'), number(totals.onAdultsGround + totals.onChildrensGround)],
          ]}
        />
        {totals.withoutParent > 0 && <p className="soft">{t('caseload.aloneText')}</p>}
        <Errors caseload={caseload} preview={preview} />
        <WrongAnswers caseload={caseload} preview={preview} />
      </Card>
      <Matches preview={preview} />
      {preview.sheets.length > 1 && (
        <Select
          label={t('operations.preview.sheet')}
          value={String(at)}
          options={preview.sheets.map((one, index) => ({
            value: String(index),
            label: one.sheet || preview.fileName,
          }))}
          onChange={(index) => address.go({ sheet: index, from: '' })}
        />
      )}
      {sheet && (
        <SheetCorrections
          key={`${at}/${JSON.stringify(sheet.columns)}`}
          caseload={caseload}
          preview={preview}
          at={at}
        />
      )}
      {sheet && <PassedOver sheet={sheet} reread={caseload.rereadOf(sheet.sheet)} />}
      {sheet && !sheet.excluded && (
        <CaseloadRows key={at} caseload={caseload} preview={preview} at={at} />
      )}
    </>
  );
}

function Errors({ caseload, preview }: Props): ReactNode {
  const { t } = useWords();
  const open = openErrors(preview, caseload.leftOut.keys);
  if (open.length === 0) return null;
  return (
    <Notice kind="warning" title={t('operations.errorRows.title', { count: open.length })}>
      <p>{t('operations.errorRows.lead')}</p>
      <p>
        {open
          .slice(0, 30)
          .map((key) => key.slice(key.lastIndexOf('|') + 1))
          .join(', ')}
      </p>
      <div className="row">
        <Button onClick={() => caseload.leftOut.toggle(open, true)}>
          {t('operations.errorRows.leaveOutAll', { count: open.length })}
        </Button>
      </div>
    </Notice>
  );
}

function WrongAnswers({ caseload, preview }: Props): ReactNode {
  const { t, locale } = useWords();
  const open = openAnswers(preview, caseload.leftOut.keys);
  if (open.length === 0) return null;
  return (
    <Notice kind="warning" title={t('caseload.wrongTitle', { count: open.length })}>
      <p>{t('caseload.wrongLead')}</p>
      <ul>
        {open.slice(0, 30).map(({ sheet, row, why }) => (
          <li key={`${sheet}|${row}`}>
            {t('caseload.wrongRow', {
              row: formatNumber(locale, row),
              why: t(`caseload.bases.${why}`),
            })}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button
          onClick={() =>
            caseload.leftOut.toggle(
              open.map((one) => rowKey(one, one.row)),
              true,
            )
          }
        >
          {t('operations.errorRows.leaveOutAll', { count: open.length })}
        </Button>
      </div>
    </Notice>
  );
}

function Matches({ preview }: { readonly preview: Preview }): ReactNode {
  const { t, locale } = useWords();
  const { matches, matchesComplete } = preview;
  return (
    <Card title={t('caseload.matches')}>
      {!matchesComplete && (
        <Notice kind="warning">
          <p>{t('caseload.matchesIncomplete')}</p>
        </Notice>
      )}
      <p>{t(matches.length > 0 ? 'caseload.matchesText' : 'caseload.matchesNone')}</p>
      {matches.length > 0 && (
        <Rows label={t('caseload.matches')}>
          {matches.map(({ sheet, row, personId, code, band }) => (
            <Row
              key={`${sheet}|${row}|${personId}`}
              to={to(paths.person, { personId })}
              title={code}
              text={`${t('operations.errorRows.row', { row: formatNumber(locale, row) })} · ${t(
                `caseload.bands.${band}`,
              )}`}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** Header row, columns and order of day and month, as on the lists of an operation. */
function SheetCorrections({ caseload, preview, at }: Props & { readonly at: number }): ReactNode {
  const { t } = useWords();
  const sheet = preview.sheets[at]!;
  // The components for an operation's list need a staged one; a caseload list is never staged.
  const asStaged = {
    ...preview,
    listId: '',
    state: 'staged' as const,
    version: 0,
    kind: 'other' as const,
    listedOn: sheet.listedOn,
  };
  const [typed, setTyped] = useState<Typed>(() => startOf(asStaged, sheet));
  const isUnsure = sheet.columns.some(({ confidence, header }) => confidence < 1 && header !== '');
  const read = (): void => {
    const [correction] = correctionOf({ preview: asStaged, sheet, typed }).sheets;
    const told = Object.fromEntries(
      Object.entries(correction ?? {}).filter(([, value]) => value !== undefined),
    );
    caseload.rereadOf(sheet.sheet).correct(told);
  };
  return (
    <Card title={t('operations.reading.title')}>
      <CheckedForm className="stack" problem={null} onSend={read}>
        <details className="operations-details" open={isUnsure || sheet.refusal !== null}>
          <summary>{t('operations.reading.columns')}</summary>
          <SheetFields
            typed={typed}
            sheet={sheet}
            onChange={(part) => setTyped({ ...typed, ...part })}
          />
        </details>
        <div className="row">
          <Button type="submit" isBusy={caseload.action.isBusy}>
            {t(caseload.action.isBusy ? 'shell.form.working' : 'operations.reading.again')}
          </Button>
        </div>
      </CheckedForm>
    </Card>
  );
}

// Requests of exemption, amnesty or pardon as the page of a proceeding shows them.

import { findEdition } from '../../law/public.ts';
import type { Tx } from '../../../engine/db/database.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { type AnswerRow, type ExemptionRow, listAnswers, readRule } from './queries.ts';
import { conditionsMet } from './rules.ts';
import { openField } from '../sealing.ts';
import { viewRule } from '../charge/views.ts';

export async function viewExemptions(
  tx: Tx,
  rows: readonly ExemptionRow[],
  key: Buffer,
): Promise<ProceedingPage['exemptions']> {
  const answers = await listAnswers(
    tx,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async (row) => {
      const law = (await findEdition(tx, row.editionId))!.law;
      const rule = await readRule(tx, row);
      const own = answers.filter((one) => one.requestId === row.id);
      return {
        id: row.id,
        proceedingId: row.proceedingId,
        rule: viewRule(law, rule),
        state: row.state,
        version: row.version,
        legalAidOfferedOn: row.legalAidOfferedOn,
        legalAidAnswer: row.legalAidAnswer,
        openedOn: row.openedOn,
        decidedBy: row.decidedBy,
        orderNumber: row.orderNumber,
        decidedOn: row.decidedOn,
        isMet: conditionsMet(
          rule,
          Object.fromEntries(own.map((one) => [one.conditionCode, one.answer])),
        ),
        answers: own.map((one) => viewAnswer(one, key)),
      };
    }),
  );
}

function viewAnswer(
  { id, conditionCode: condition, answer: said, evidence, on }: AnswerRow,
  key: Buffer,
) {
  return {
    condition,
    answer: said,
    on,
    evidence:
      evidence &&
      openField(key, { table: 'exemption_answer', record: id, column: 'evidence' }, evidence),
  };
}

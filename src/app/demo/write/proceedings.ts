// Rows that a made-up proceeding is based on, written once it has reached its state in the model:
// the database requires a conviction before a sentence, and an open proceeding before a request.

import type { Birth } from '../../../kernel/birth.ts';
import { addYears, type Day } from '../../../kernel/day.ts';
import { sealField } from '../../../rooms/legal/sealing.ts';
import type { DemoSubject } from '../model-legal.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

const whyNotEnough = 'Семья рядом, но суд ждёт справку о возрасте.';
const claimSays = 'Тётя называет год раньше.';
const evidence = 'SYN, лист 12';
const detentionReason = 'Мера избрана судом до следующего пересмотра.';

export function addGrounds(writing: Writing, subject: DemoSubject, key: Buffer): void {
  const { afterSteps, legalId, user, at } = writing;
  const by = user(subject.registrar).id;
  const { proceeding } = subject;
  const of = { subject_id: subject.id, proceeding_id: proceeding.id, recorded_by: by };
  const seal = (table: string, column: string, { id, text }: { id: string; text: string }) =>
    bytes(sealField(key, { table, record: id, column }, text));
  if (subject.hasClaim) {
    const [id, birth] = [legalId(), yearBefore(subject.birth)];
    afterSteps.add('legal.birth_claim', {
      id,
      subject_id: subject.id,
      ...birth,
      says: seal('birth_claim', 'says', { id, text: claimSays }),
      recorded_by: by,
    });
  }
  if (proceeding.hasAlternatives) {
    const id = legalId();
    afterSteps.add('legal.alternatives_considered', {
      id,
      ...of,
      considered_on: proceeding.openedOn,
      alternatives: ['diversion', 'social-services'],
      why_not_enough: seal('alternatives_considered', 'why_not_enough', { id, text: whyNotEnough }),
      recorded_at: at(proceeding.openedOn),
    });
  }
  if (proceeding.sentence) {
    const id = legalId();
    const { months, orderNumber, ground } = proceeding.sentence;
    afterSteps.add('legal.sentence', {
      id,
      ...of,
      months,
      is_life: false,
      article: 'SYN Art. 1',
      order_number: orderNumber,
      decided_on: proceeding.openedOn,
      cumulation_ground: ground && seal('sentence', 'cumulation_ground', { id, text: ground }),
      recorded_at: at(proceeding.openedOn),
    });
  }
  if (proceeding.detention) {
    const id = legalId();
    const { startedOn, nextReviewOn, orderNumber } = proceeding.detention;
    afterSteps.add('legal.detention', {
      id,
      ...of,
      started_on: startedOn,
      next_review_on: nextReviewOn,
      order_number: orderNumber,
      reason: seal('detention', 'reason', { id, text: detentionReason }),
      recorded_at: at(startedOn),
    });
  }
  addExemption(writing, subject, key);
}

function addExemption(
  { afterSteps, legalId, user, at, editionId }: Writing,
  { id: subjectId, registrar, proceeding }: DemoSubject,
  key: Buffer,
): void {
  if (!proceeding.exemption) return;
  const [id, answerId, by] = [legalId(), legalId(), user(registrar).id];
  const { rule, condition, openedOn } = proceeding.exemption;
  afterSteps.add('legal.exemption_request', {
    id,
    subject_id: subjectId,
    proceeding_id: proceeding.id,
    edition_id: editionId,
    rule_code: rule,
    legal_aid_offered_on: openedOn,
    legal_aid_answer: 'accepted',
    opened_on: openedOn,
    recorded_by: by,
    recorded_at: at(openedOn),
  });
  afterSteps.add('legal.exemption_answer', {
    id: answerId,
    subject_id: subjectId,
    request_id: id,
    condition_code: condition,
    answer: 'yes',
    recorded_by: by,
    evidence: bytes(
      sealField(key, { table: 'exemption_answer', record: answerId, column: 'evidence' }, evidence),
    ),
  });
}

function yearBefore({ from, to, precision }: Birth): {
  birth_from: Day;
  birth_to: Day;
  birth_precision: string;
} {
  return {
    birth_from: addYears(from!, -1),
    birth_to: addYears(to!, -1),
    birth_precision: precision,
  };
}

// Restrictions of the made-up programme with what is recorded while they last: who was told, what
// was asked for, where someone reports. Some of it is deliberately late, so that lists of overdue
// items have something to show. A restriction that is over has only its days: the database would
// refuse more.

import { sealingWith, type Sealing } from '../../../rooms/legal/restriction/sealing.ts';
import { addDays } from '../days.ts';
import type { DemoRestriction, DemoSubject } from '../model-legal.ts';
import { addDocument } from './documents.ts';
import { bytes } from './rows.ts';
import { restrictionKindOf } from './vocabulary.ts';
import type { Writing } from './writing.ts';

type RestrictionOf = {
  readonly subject: DemoSubject;
  readonly restriction: DemoRestriction;
  readonly key: Buffer;
};
type Course = {
  readonly restriction: DemoRestriction;
  readonly sealing: Sealing;
  readonly by: string;
  readonly court: string;
  readonly ids: { readonly restriction_id: string; readonly subject_id: string };
};

const permissionDays = 10;

export function addRestriction(
  writing: Writing,
  { subject, restriction, key }: RestrictionOf,
): void {
  const { rows, at, user, organisation, today } = writing;
  const { proceeding } = subject;
  const sealing = sealingWith(key);
  const court = organisation(proceeding.court).names.ru;
  const by = user(subject.registrar).id;
  rows.add('legal.restriction', {
    id: restriction.id,
    subject_id: subject.id,
    proceeding_id: proceeding.id,
    kind: restrictionKindOf[restriction.kind],
    court,
    order_number: `SYN-R-${subject.code.slice(6)}`,
    scope: bytes(sealing.seal('legal.restriction.scope', restriction.id, restriction.note)),
    start_on: restriction.from,
    end_on: restriction.until,
    recorded_by: by,
    recorded_at: at(restriction.from),
    permission_answer_days: permissionDays,
  });
  for (const kind of isLate(restriction) ? ['order'] : ['order', 'proof-of-service']) {
    const owner = { table: 'legal.document', id: writing.documentId(), fileKey: key } as const;
    addDocument(writing, owner, {
      scope: { subject_id: subject.id, proceeding_id: proceeding.id },
      paper: {
        about: 'restriction',
        aboutId: restriction.id,
        kind,
        form: 'copy',
        datedOn: restriction.from,
        number: kind === 'order' ? `SYN-R-${subject.code.slice(6)}` : null,
        by,
        on: restriction.from,
      },
    });
  }
  if (restriction.until < today) return;
  const ids = { restriction_id: restriction.id, subject_id: subject.id };
  const course: Course = { restriction, sealing, by, court, ids };
  addNotices(writing, course);
  addDecisions(writing, course);
  addRequests(writing, course);
  addContacts(writing, course);
}

/** A few people were not told yet; always the same ones for the same programme. */
function isLate({ id }: DemoRestriction): boolean {
  return '01234'.includes(id.at(-1)!);
}

function addNotices({ rows, legalId, today }: Writing, { restriction, by, ids }: Course): void {
  if (isLate(restriction)) return;
  const common = {
    ...ids,
    told_end_on: restriction.until,
    how: 'in-person',
    language: 'ru',
    recorded_by: by,
  };
  rows.add('legal.restriction_notice', {
    id: legalId(),
    ...common,
    about: 'beginning',
    told_on: restriction.from,
  });
  const opensOn = addDays(restriction.until, -37);
  if (opensOn > today || opensOn < restriction.from || '56789'.includes(restriction.id.at(-1)!))
    return;
  rows.add('legal.restriction_notice', {
    id: legalId(),
    ...common,
    about: 'ending',
    told_on: opensOn,
  });
}

function addDecisions(writing: Writing, { restriction, sealing, by, court, ids }: Course): void {
  const { rows, legalId, today } = writing;
  if (restriction.newNote !== null) {
    const id = legalId();
    const scope = sealing.seal('legal.restriction_variation.scope', id, restriction.newNote);
    rows.add('legal.restriction_variation', {
      id,
      ...ids,
      on_day: restriction.from,
      court,
      order_number: `SYN-V-${id.slice(-6)}`,
      scope: bytes(scope),
      recorded_by: by,
    });
  }
  if (restriction.kind !== 'leave-country') return;
  const lodged = addDays(restriction.from, 9);
  rows.add('legal.restriction_appeal', {
    id: legalId(),
    ...ids,
    lodged_on: lodged < today ? lodged : today,
    court,
    recorded_by: by,
  });
}

/** One request waits, still on time or overdue. */
function addRequests(writing: Writing, { restriction, sealing, by, ids }: Course): void {
  const { rows, legalId, today } = writing;
  if (restriction.wish === null || restriction.from > today) return;
  const id = legalId();
  const asked = addDays(today, isLate(restriction) ? -15 : -3);
  const fromOn = addDays(today, 7) < restriction.until ? addDays(today, 7) : today;
  const purpose = sealing.seal('legal.permission_request.purpose', id, restriction.wish);
  const askedOn = asked < restriction.from ? restriction.from : asked;
  rows.add('legal.permission_request', {
    id,
    ...ids,
    asked_on: askedOn,
    purpose: bytes(purpose),
    from_on: fromOn,
    to_on: addDays(fromOn, 5),
    answer_due_on: addDays(askedOn, permissionDays),
    recorded_by: by,
  });
}

function addContacts(writing: Writing, { restriction, sealing, by, ids }: Course): void {
  const { rows, legalId, today } = writing;
  if (restriction.place === null) return;
  for (const days of [-28, -14, 0, 14]) {
    const onDay = addDays(today, days);
    if (onDay < restriction.from || onDay > restriction.until) continue;
    const id = legalId();
    const place = sealing.seal('legal.probation_contact.place', id, restriction.place);
    rows.add('legal.probation_contact', {
      id,
      ...ids,
      on_day: onDay,
      place: bytes(place),
      outcome: days < 0 ? 'kept' : 'planned',
      recorded_by: by,
    });
  }
}

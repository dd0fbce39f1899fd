// Families of the made-up programme as the people room stores them. Everyone here was handed over:
// their family belongs to an organisation, and the coordinator can read no name in it. Contacts,
// documents and ways to reach someone are sealed under the person's key.

import { makeFileKey, sealText, wrapKey } from '../../../engine/crypto/envelope.ts';
import { foldNames } from '../../../rooms/people/public.ts';
import { unansweredReasons } from '../../../kernel/unanswered.ts';
import type { DemoFamily, DemoKin, DemoName, DemoPerson } from '../model.ts';
import { addConsent } from './consents.ts';
import { placeOf } from './place-of.ts';
import { addDocument } from './documents.ts';
import { bytes } from './rows.ts';
import { inverseKinOf } from './vocabulary.ts';
import type { Writing } from './writing.ts';

/** Keys of one family's files, by person. */
export type FileKeys = ReadonlyMap<string, Buffer>;

export function addFamily(writing: Writing, family: DemoFamily): FileKeys {
  const { rows, at } = writing;
  const organisationId = writing.organisation(family.organisation).id;
  const operationId = family.operation === null ? null : writing.operation(family.operation).id;
  rows.add('people.household', {
    id: family.id,
    code: family.code,
    operation_id: operationId,
    organisation_id: organisationId,
    province: family.province,
    made_at: at(family.arrivedOn),
  });
  const handedOverOn = family.cases[0]?.openedOn ?? family.arrivedOn;
  const recordedBy = recorderOf(writing, family);
  const keys = new Map<string, Buffer>();
  for (const person of family.persons) {
    keys.set(
      person.id,
      addPerson(
        writing,
        { ...family, person, recordedBy },
        {
          organisation_id: organisationId,
          handed_over_at: at(handedOverOn),
          operation_id: person.returned ? operationId : null,
          household_id: family.id,
        },
      ),
    );
  }
  for (const kin of family.kin) addKin(writing, kin, { on: family.arrivedOn, recordedBy });
  return keys;
}

/**
 * Who records what is known about a family: its lead, otherwise the organisation's intake worker.
 */
export function recorderOf({ user, first }: Writing, family: DemoFamily): string {
  const lead = family.cases.find((one) => one.lead !== null)?.lead;
  return lead
    ? user(lead).id
    : first('case-manager', { organisation: family.organisation, duty: 'intake' }).id;
}

type Told = Pick<DemoFamily, 'arrivedOn' | 'province' | 'organisation' | 'persons'> & {
  readonly person: DemoPerson;
  readonly recordedBy: string;
};
type Belonging = {
  readonly household_id: string;
  readonly operation_id: string | null;
  readonly organisation_id: string | null;
  readonly handed_over_at: string | null;
};

function addPerson(writing: Writing, told: Told, belonging: Belonging): Buffer {
  const { person, recordedBy, arrivedOn } = told;
  const key = addPersonRow(writing, { ...person, province: told.province }, belonging);
  addNames(writing, person, { recordedBy, from: writing.at(arrivedOn) });
  addContacts(writing, told, key);
  addDocuments(writing, told, key);
  for (const consent of person.consents) addConsent(writing, consent, { ...told, key });
  addAttached(writing, told, key);
  return key;
}

/** Of some persons the citizenship is not known, and why. */
function citizenshipOf({ id, citizenship }: Pick<DemoPerson, 'id' | 'citizenship'>) {
  const turn = Number.parseInt(id.slice(-4), 16);
  const isKnown = turn % 16 !== 0;
  return {
    citizenship: isKnown ? citizenship : null,
    citizenship_unanswered: isKnown ? null : unansweredReasons[(turn / 16) % 4],
  };
}

/** Only the person and the key of the file. */
export function addPersonRow(
  { rows, keyring }: Writing,
  person: Pick<DemoPerson, 'id' | 'code' | 'sex' | 'birth' | 'citizenship'> & {
    readonly province: string | null;
  },
  belonging: Belonging,
): Buffer {
  const { birth } = person;
  rows.add('people.person', {
    id: person.id,
    code: person.code,
    sex: person.sex,
    birth_from: birth.from,
    birth_to: birth.to,
    birth_precision: birth.precision,
    ...citizenshipOf(person),
    province: person.province,
    ...belonging,
  });
  const key = makeFileKey();
  rows.add('people.file_key', {
    person_id: person.id,
    wrapped_key: bytes(wrapKey(keyring.wrapping.care, person.id, key)),
  });
  return key;
}

export type NameRow = {
  readonly kind: 'current' | 'document' | 'other-script';
  readonly fullName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly fatherName: string | null;
  readonly language: DemoName['language'] | null;
};
type Named = Pick<DemoPerson, 'id' | 'birth'> & { readonly names: readonly NameRow[] };

export function addNames(
  { rows, id: newId }: Writing,
  { id, birth, names }: Named,
  by: { readonly recordedBy: string; readonly from: string },
): void {
  for (const name of names) {
    rows.add('people.person_name', {
      id: newId(),
      person_id: id,
      kind: name.kind,
      full_name: name.fullName,
      given_name: name.givenName,
      family_name: name.familyName,
      father_name: name.fatherName,
      language: name.language,
      from_at: by.from,
      recorded_by: by.recordedBy,
    });
  }
  rows.add('people.search_entry', {
    person_id: id,
    folded: foldNames(
      names.map((name) => name.fullName),
      { birthYears: birth.from === null ? [] : [Number(birth.from.slice(0, 4))] },
    ),
  });
}

export function addKin(
  { rows, id, at }: Writing,
  kin: DemoKin,
  by: { on: DemoFamily['arrivedOn']; recordedBy: string },
): void {
  const add = (personId: string, kinId: string, relation: string) =>
    rows.add('people.kinship', {
      id: id(),
      person_id: personId,
      kin_person_id: kinId,
      relation,
      basis: kin.basis,
      from_at: at(by.on),
      recorded_by: by.recordedBy,
    });
  add(kin.personId, kin.kinId, kin.relation);
  // Both directions are stored, so that each person's page finds its own row.
  const back = inverseKinOf[kin.relation];
  if (back) add(kin.kinId, kin.personId, back);
}

function addContacts({ rows, id: newId, at }: Writing, told: Told, key: Buffer): void {
  const { person, recordedBy, arrivedOn } = told;
  const note = person.note === null ? [] : [{ kind: 'how-to-reach', value: person.note }];
  for (const { kind, value } of [...person.contacts, ...note]) {
    const id = newId();
    rows.add('people.contact', {
      id,
      person_id: person.id,
      kind,
      from_at: at(arrivedOn),
      recorded_by: recordedBy,
      value: bytes(sealText(key, placeOf('people.contact', id, 'value'), value)),
    });
  }
}

function addDocuments({ rows, id: newId, at }: Writing, told: Told, key: Buffer): void {
  const { person, recordedBy, arrivedOn } = told;
  for (const paper of person.documents) {
    const id = newId();
    rows.add('people.identity_document', {
      id,
      person_id: person.id,
      kind: paper.kind,
      issued_on: paper.issuedOn,
      number: bytes(sealText(key, placeOf('people.identity_document', id, 'number'), paper.number)),
      recorded_by: recordedBy,
      recorded_at: at(paper.issuedOn ?? arrivedOn),
    });
  }
}

/** Copies of the papers that were issued here, and the sheet of consent that an adult signed. */
function addAttached(writing: Writing, told: Told, key: Buffer): void {
  const { person, recordedBy, arrivedOn } = told;
  const scope = { person_id: person.id };
  const ownerOf = () =>
    ({ table: 'people.document', id: writing.documentId(), fileKey: key }) as const;
  for (const { kind, number, issuedOn } of person.documents) {
    if (issuedOn === null) continue;
    const on = issuedOn > arrivedOn ? issuedOn : arrivedOn;
    const paper = {
      about: 'person',
      aboutId: person.id,
      kind,
      form: 'copy',
      datedOn: issuedOn,
      number,
      by: recordedBy,
      on,
    } as const;
    addDocument(writing, ownerOf(), { paper, scope });
  }
  const signed = person.consents.find(({ ground }) => ground === 'consent');
  if (!signed) return;
  const { id: aboutId, toldOn } = signed;
  const paper = {
    about: 'consent',
    aboutId,
    kind: 'signed-consent',
    form: 'original',
    datedOn: toldOn,
    number: null,
    by: recordedBy,
    on: toldOn,
  } as const;
  addDocument(writing, ownerOf(), { paper, scope });
}

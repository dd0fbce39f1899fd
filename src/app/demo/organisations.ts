// The bodies of the made-up programme and the people who work in them: two civil-society
// organisations, a guardianship authority, a court and its probation office, a school, the
// coordinating body, a donor and the auditor. Their number of workers follows the number of
// persons, so that caseloads stay near the norm.

import { type Duty, openRoleNames, type OpenRole, roles, sideOf } from '../../kernel/roles.ts';
import type { DemoCountry, DemoOptions, DemoOrganisation, DemoUser } from './model.ts';
import { givenNames, inventStem, languageOf, staffName } from './names.ts';
import type { Random } from './random.ts';

/** Provinces by ISO 3166-2; the bodies are in the first. */
export const provinces: Readonly<Record<DemoCountry, readonly string[]>> = {
  kg: ['KG-GB', 'KG-C', 'KG-O', 'KG-J', 'KG-B', 'KG-GO'],
  kz: ['KZ-71', 'KZ-75', 'KZ-79', 'KZ-35', 'KZ-61', 'KZ-10'],
  uz: ['UZ-TK', 'UZ-TO', 'UZ-FA', 'UZ-AN', 'UZ-NG', 'UZ-SA'],
  tj: ['TJ-DU', 'TJ-SU', 'TJ-KT', 'TJ-RA'],
};

type Kind = Pick<DemoOrganisation, 'code' | 'kind' | 'side' | 'names'>;
const bodies: readonly Kind[] = [
  {
    code: 'SYN-COORD',
    kind: 'coordination',
    side: 'programme',
    names: { en: 'Coordinating body (made up)', ru: 'Координирующий орган (вымышленный)' },
  },
  {
    code: 'SYN-CSO-A',
    kind: 'cso',
    side: 'care',
    names: { en: 'Warm Threshold (made up)', ru: 'Тёплый порог (вымышленная)' },
  },
  {
    code: 'SYN-CSO-B',
    kind: 'cso',
    side: 'care',
    names: { en: 'Apricot Garden (made up)', ru: 'Абрикосовый сад (вымышленная)' },
  },
  {
    code: 'SYN-GUARD',
    kind: 'guardianship-body',
    side: 'care',
    names: { en: 'Guardianship authority (made up)', ru: 'Орган опеки (вымышленный)' },
  },
  {
    code: 'SYN-SCHOOL',
    kind: 'school',
    side: 'care',
    names: { en: 'School on the Hill (made up)', ru: 'Школа на холме (вымышленная)' },
  },
  {
    code: 'SYN-COURT',
    kind: 'court',
    side: 'justice',
    names: { en: 'District court (made up)', ru: 'Районный суд (вымышленный)' },
  },
  {
    code: 'SYN-PROB',
    kind: 'probation',
    side: 'justice',
    names: { en: 'Probation office (made up)', ru: 'Служба пробации (вымышленная)' },
  },
  {
    code: 'SYN-DONOR',
    kind: 'donor',
    side: 'programme',
    names: { en: 'Long Road Fund (made up)', ru: 'Фонд «Долгий путь» (вымышленный)' },
  },
  {
    code: 'SYN-AUDIT',
    kind: 'oversight',
    side: 'oversight',
    names: { en: 'Oversight office (made up)', ru: 'Надзорное бюро (вымышленное)' },
  },
];

export const csoCodes = ['SYN-CSO-A', 'SYN-CSO-B'] as const;
export const guardianshipBody = 'SYN-GUARD';
export const courtCode = 'SYN-COURT';

export function makeOrganisations(country: DemoCountry, random: Random): DemoOrganisation[] {
  return bodies.map((body) => ({
    ...body,
    id: random.id<'organisation'>(),
    province: body.kind === 'donor' || body.kind === 'coordination' ? null : provinces[country][0]!,
  }));
}

const places: Readonly<Record<OpenRole, readonly string[]>> = {
  prosecutor: [courtCode],
  'probation-officer': ['SYN-PROB'],
  'case-manager': csoCodes,
  supervisor: csoCodes,
  psychologist: csoCodes,
  'child-protection-officer': [guardianshipBody],
  teacher: ['SYN-SCHOOL'],
  theologian: csoCodes,
  'community-mentor': csoCodes,
  'cso-manager': csoCodes,
  'national-coordinator': ['SYN-COORD'],
  donor: ['SYN-DONOR'],
  administrator: ['SYN-COORD'],
  auditor: ['SYN-AUDIT'],
};

/** Cases per case manager; beyond 400 case managers, caseloads grow instead. */
const casesPerWorker = 22;
const workersMax = 400;
const workersPerSupervisor = 5;

export function makeUsers(options: DemoOptions, random: Random): DemoUser[] {
  const makeUser = userMaker(options, random);
  const wanted = Math.ceil(options.persons / csoCodes.length / casesPerWorker);
  const workers = Math.min(workersMax, Math.max(3, wanted));
  const officers = Math.min(60, 2 + Math.floor(options.persons / 1000));
  const users: DemoUser[] = [];
  for (const role of openRoleNames.filter((name) => name !== 'case-manager')) {
    const each =
      role === 'supervisor'
        ? Math.max(2, Math.ceil(workers / workersPerSupervisor))
        : ['probation-officer', 'child-protection-officer', 'psychologist'].includes(role)
          ? Math.ceil(officers / places[role].length)
          : Math.ceil(2 / places[role].length);
    for (const organisation of places[role]) {
      for (let at = 0; at < each; at++) {
        // The court's first user is its registrar: enters matters and assigns officers.
        const duty = role === 'prosecutor' && at === 0 ? 'registrar' : 'member';
        users.push(makeUser({ role, organisation, duty, supervisor: null }));
      }
    }
  }
  for (const organisation of csoCodes) {
    const supervisors = users.filter(
      (user) => user.role === 'supervisor' && user.organisation === organisation,
    );
    users.push(makeUser({ role: 'case-manager', organisation, duty: 'intake', supervisor: null }));
    for (let at = 0; at < workers; at++) {
      const supervisor = supervisors[at % supervisors.length]!.login;
      users.push(makeUser({ role: 'case-manager', organisation, duty: 'member', supervisor }));
    }
  }
  // Last, so that earlier draws stay the same: the person who checks other organisations'
  // disclosures.
  users.push(
    makeUser({
      role: 'cso-manager',
      organisation: csoCodes[1],
      duty: 'legal-approver',
      supervisor: null,
    }),
  );
  return users;
}

type Post = {
  readonly role: OpenRole;
  readonly organisation: string;
  readonly duty: Duty;
  readonly supervisor: string | null;
};

function userMaker({ country }: DemoOptions, random: Random): (post: Post) => DemoUser {
  const taken = new Set<string>();
  const locale = languageOf(country) as DemoUser['locale'];
  return (post) => {
    const sex = random.chance(0.7) ? 'female' : 'male';
    const name = random.pick(givenNames(country, sex));
    const base = `${roles[post.role].code.toLowerCase()}.${name.latin.toLowerCase()}`;
    let login = base;
    for (let more = 2; taken.has(login); more++) login = `${base}${more}`;
    taken.add(login);
    return {
      ...post,
      id: random.id<'account'>(),
      login,
      displayName: staffName({ country, given: name, sex, stem: inventStem(random) }),
      side: sideOf(post.role),
      province: null,
      locale: random.chance(0.6) ? locale : 'ru',
    };
  };
}

// What the platform knows about a country, as types: its provinces, bodies, clocks and norms. Every
// fact records its source and how well it is known; nothing here is law until a lawyer of that
// country has checked it. Pure: the browser uses these types for what the server sends.

import type { feature } from 'topojson-client';
import type { Day } from '../../kernel/day.ts';
import type { Locale } from '../languages/locale.ts';

/** Two lower-case letters, the name of the pack's folder. */
export type CountryCode = string;

export const standings = ['unverified', 'reported', 'checked-against-statute'] as const;
/** How well a fact is known. Only a fact checked against the statute may decide about a person. */
export type Standing = (typeof standings)[number];

/** `source` is the id of one of the pack's `sources`. */
export type Known = { readonly source: string; readonly status: Standing };
export type Fact<Value> = Known & { readonly value: Value };
export type Names = Readonly<Record<Locale, string>>;

/**
 * Always in English and Russian; in another language only where a speaker of it supplied the names.
 */
export type LocalNames = { readonly [L in Locale]?: string | undefined } & {
  readonly en: string;
  readonly ru: string;
};
export type Source = {
  readonly id: string;
  /** In the language of whoever wrote it; `names` where the title is known in other languages. */
  readonly title: string;
  readonly names?: LocalNames | undefined;
  readonly year: number;
  readonly address?: string | undefined;
};

export const bodyKinds = [
  'guardianship',
  'child-protection',
  'coordination',
  'prosecution',
  'court',
  'security',
  'interior',
  'foreign-affairs',
  'education',
  'health',
  'social-protection',
  'ombudsman',
] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** A state body under its own name, in the state language, Russian and English. */
export type Body = Known & {
  readonly code: string;
  readonly kind: BodyKind;
  readonly names: LocalNames;
};

/**
 * `return`: how people came back; `support`: who supports those who did. Years; null: not known, or
 * still running.
 */
export const programmeKinds = ['return', 'support'] as const;
export type SupportProgramme = Known & {
  readonly code: string;
  readonly kind: (typeof programmeKinds)[number];
  readonly names: LocalNames;
  readonly since: number | null;
  readonly until: number | null;
};

/** A civil society body that a source names in this work; not a list of a programme's partners. */
export type CivilOrganisation = Known & { readonly code: string; readonly names: LocalNames };

/**
 * A word that a state uses about people who returned: evidence of how it speaks of them. Shown as a
 * quotation with its source; never a value of any person's record.
 */
export type QuotedLabel = Known & {
  readonly text: string;
  /** ISO 639. */
  readonly language: string;
  readonly meaning: LocalNames;
  readonly usedBy: LocalNames;
};

export const serviceKinds = [
  'medical',
  'documents',
  'legal-aid',
  'housing',
  'income',
  'benefits',
  'trade-training',
  'family-support',
  'guardian-support',
  'schooling',
  'catch-up-classes',
  'someone-alongside',
  'play-and-sport',
  'mediation',
  'theological-support',
  'psychosocial',
  'trauma-therapy',
] as const;
export type ServiceKind = (typeof serviceKinds)[number];
/**
 * The layers of the IASC pyramid: basic services and safety, family and community, focused support,
 * specialised care.
 */
export type SupportLayer = 1 | 2 | 3 | 4;

export type Holidays = {
  /** `first` is month and day, "03-21"; the holiday lasts that many days from then on. */
  readonly fixed: readonly {
    readonly first: string;
    readonly days: number;
    readonly names: LocalNames;
  }[];
  /** Holidays whose date moves and is announced each year; `on`: the years that are known. */
  readonly announced: readonly (Known & {
    readonly names: LocalNames;
    readonly on: readonly { readonly first: Day; readonly days: number }[];
  })[];
};

/** Working days leave out the days off of the pack. */
export const countings = ['days', 'working-days'] as const;
export type Counted = { readonly countedIn: (typeof countings)[number] };

export const provinceKinds = [
  'region',
  'city',
  'autonomous-region',
  'autonomous-republic',
  'districts',
] as const;

export type Province = {
  /** ISO 3166-2, also the id of its outline. */
  readonly code: string;
  /** OCHA's place code. */
  readonly pcode: string;
  readonly kind: (typeof provinceKinds)[number];
  readonly names: Names;
  /** True if the outline is older than the province, or missing: the map must tell the reader. */
  readonly schematic: boolean;
  /** Longitude and latitude, for a province that has no outline or is too small for one. */
  readonly point: readonly [number, number] | null;
  /** The province whose outline still includes this one. */
  readonly separatedFrom: string | null;
  readonly since: Day | null;
};

export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekdayName = (typeof weekdayNames)[number];

export type CountryPack = {
  readonly code: CountryCode;
  /** ISO 3166-1, two capitals. */
  readonly iso: string;
  readonly sources: readonly Source[];
  readonly names: Fact<Names>;
  /** IANA name. `since` is the first day it applies; null if it has applied for a long time. */
  readonly timeZone: Fact<string> & { readonly since: Day | null };
  readonly officialLanguages: Fact<readonly OfficialLanguage[]>;
  readonly ageOfMajority: Fact<number>;
  readonly workingDays: Fact<readonly WeekdayName[]>;
  readonly holidays: Fact<Holidays>;
  /** Hours within which a person must have been seen. */
  readonly safetyClockHours: Fact<{
    readonly high: number;
    readonly medium: number;
    readonly low: number;
  }>;
  /** Hours within which somebody records what was done about an urgent concern. */
  readonly urgentHours: Fact<number>;
  /** For how many days at most something on Today may be put off. */
  readonly putOffDays: Fact<number>;
  /** Within how many days somebody is asked again alone. */
  readonly askAloneDays: Fact<number>;
  /** After how many days legal aid is asked about again, and a yes to it is dealt with. */
  readonly legalAidAskDays: Fact<number>;
  /** Days after the plan's start, ascending. */
  readonly reviewDays: Fact<readonly number[]>;
  /** Days until a proposed closing is decided, and after a closing until somebody asks again. */
  readonly closingDays: Fact<{ readonly decide: number; readonly followUp: number }> & Counted;
  /** Active cases per worker. */
  readonly caseloadNorm: Fact<number>;
  /** Workers per supervisor. */
  readonly supervisorSpan: Fact<number>;
  /** How often a worker has supervision of each kind; within how many days an ask is answered. */
  readonly supervisionDays: Fact<{
    readonly individual: number;
    readonly group: number;
    readonly observation: number;
    readonly answer: number;
  }>;
  /** For how many days something may be late before the supervisor sees it on Today as well. */
  readonly lateDays: Fact<number>;
  /** After how many days what waits for somebody is late, and the next person sees it as well. */
  readonly waitingDays: Fact<{
    readonly offer: number;
    readonly family: number;
    readonly lead: number;
    readonly search: number;
    readonly samePerson: number;
    readonly assessment: number;
    readonly plan: number;
    readonly proceeding: number;
    readonly exemption: number;
    readonly appeal: number;
    readonly disclosure: number;
    readonly operation: number;
  }>;
  /**
   * From which age a person answers alone; for how many days after that birthday an adult's answer
   * still counts; for how many days an action may be without a basis before its supervisor is told;
   * for how many days a ground taken for a whole list stands before each person must be asked;
   * for how many days an action may rest on a ground other than consent before it is decided anew.
   */
  readonly consent: Fact<{
    readonly ownAge: number;
    readonly birthdayDays: number;
    readonly basisDays: number;
    readonly listDays: number;
    readonly groundDays: number;
  }>;
  /** What a worker must report and to whom, read aloud before consent. */
  readonly dutyToReport: Fact<Names> & { readonly version: string };
  /** For at most how many days a child has a guardian whom no decision names yet. */
  readonly guardianDays: Fact<{ readonly withoutDecision: number }>;
  /** For at most how many days erasing is held back, and when that is looked at again. */
  readonly holdDays: Fact<{ readonly longest: number; readonly review: number }>;
  /** Days in which a decision about a proceeding may be appealed. */
  readonly appealDays: Fact<number> & Counted;
  /** Within how many days a person is told what was shared, and how long that may be put off. */
  readonly disclosureDays: Fact<{ readonly tell: number; readonly deferMost: number }> & Counted;
  /** Days until erasure. */
  readonly retentionDays: Fact<{
    readonly listEntries: number;
    readonly entriesNotBoarded: number;
    readonly closedCases: number;
    readonly operations: number;
    readonly supervision: number;
  }>;
  readonly bodies: readonly Body[];
  readonly programmes: readonly SupportProgramme[];
  readonly organisations: readonly CivilOrganisation[];
  readonly quotedLabels: readonly QuotedLabel[];
  readonly services: Fact<Readonly<Record<ServiceKind, SupportLayer>>>;
  readonly provinces: readonly Province[];
  readonly provinceStanding: {
    readonly codes: Known;
    readonly pcodeSource: string;
    readonly names: Known;
  };
};

export type OfficialLanguage = {
  /** ISO 639. */
  readonly language: string;
  readonly standing: 'state' | 'official' | 'interethnic' | 'regional';
  readonly province: string | null;
};

type Topology = Parameters<typeof feature>[0];

/** TopoJSON with one object, `provinces`, whose geometries have the province's code as id. */
export type ProvinceShapes = Topology & {
  readonly objects: {
    readonly provinces: {
      readonly type: 'GeometryCollection';
      readonly geometries: {
        readonly type: 'MultiPolygon';
        readonly id: string;
        readonly arcs: number[][][];
      }[];
    };
  };
};

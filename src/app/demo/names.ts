// Names of people who do not exist: common given names, and invented family names that anyone in
// the region can say and no family carries, ending with the mark °. Given names are written as in
// the country's own language; the second spelling is the Latin one used at borders. Written for
// this project, not reviewed by native speakers; no list of real persons was used.

import type { DemoCountry, DemoLanguage, DemoName } from './model.ts';
import type { Random } from './random.ts';

/** Ends every family name, in every script. */
export const fictionMark = '°';

export type GivenName = {
  readonly own: string;
  readonly latin: string;
  readonly arabic: string | null;
};
type Sex = 'female' | 'male';

const languages: Readonly<Record<DemoCountry, DemoLanguage>> = {
  kg: 'ky',
  kz: 'kk',
  uz: 'uz',
  tj: 'tg',
};
export const languageOf = (country: DemoCountry): DemoLanguage => languages[country];

// own/Latin[/Arabic]
const given: Readonly<Record<DemoCountry, Readonly<Record<Sex, string>>>> = {
  kg: {
    female: `Айпери/Aiperi Бегимай/Begimai Нургүл/Nurgul Жылдыз/Zhyldyz Сезим/Sezim Бермет/Bermet
      Айжан/Aizhan Каныкей/Kanykei Гүлзат/Gulzat Элнура/Elnura Батма/Batma/فاطمة
      Мариям/Mariiam/مريم Амина/Amina/آمنة Зейнеп/Zeinep/زينب Сумая/Sumaia/سمية Айша/Aisha/عائشة
      Хафса/Khafsa/حفصة Латипа/Latipa/لطيفة`,
    male: `Азамат/Azamat Эрмек/Ermek Тилек/Tilek Айбек/Aibek Элдар/Eldar Актан/Aktan Байэл/Baiel
      Медер/Meder Чынгыз/Chyngyz Илим/Ilim Жусуп/Zhusup/يوسف Умар/Umar/عمر Муса/Musa/موسى
      Сулайман/Sulaiman/سليمان Исмаил/Ismail/إسماعيل Акмат/Akmat/أحمد Билал/Bilal/بلال
      Карим/Karim/كريم`,
  },
  kz: {
    female: `Айгүл/Aigul Динара/Dinara Жанар/Zhanar Аружан/Aruzhan Көркем/Korkem Ақбота/Aqbota
      Назерке/Nazerke Меруерт/Meruert Сәуле/Saule Перизат/Perizat Фатима/Fatima/فاطمة
      Мәриям/Mariiam/مريم Әмина/Amina/آمنة Зейнеп/Zeinep/زينب Қадиша/Qadisha/خديجة
      Айша/Aisha/عائشة Хафса/Khafsa/حفصة Халима/Khalima/حليمة`,
    male: `Ерлан/Yerlan Айдос/Aidos Санжар/Sanzhar Мирас/Miras Алдияр/Aldiiar Бекзат/Bekzat
      Дәурен/Dauren Олжас/Olzhas Талғат/Talgat Ерасыл/Yerasyl Жүсіп/Zhusip/يوسف Омар/Omar/عمر
      Мұса/Musa/موسى Сүлеймен/Suleimen/سليمان Смайыл/Smaiyl/إسماعيل Ахмет/Akhmet/أحمد
      Біләл/Bilal/بلال Кәрім/Karim/كريم`,
  },
  uz: {
    female: `Dilnoza/Dilnoza Nilufar/Nilufar Sevara/Sevara Munisa/Munisa Laylo/Laylo
      Kamola/Kamola Durdona/Durdona Umida/Umida Barno/Barno Charos/Charos Fotima/Fotima/فاطمة
      Maryam/Maryam/مريم Omina/Omina/آمنة Zaynab/Zaynab/زينب Xadicha/Khadicha/خديجة
      Oysha/Oysha/عائشة Hafsa/Hafsa/حفصة Halima/Halima/حليمة`,
    male: `Jasur/Jasur Sardor/Sardor Otabek/Otabek Javohir/Javohir Doston/Doston Bobur/Bobur
      Nodir/Nodir Umid/Umid Behruz/Behruz Akmal/Akmal Yusuf/Yusuf/يوسف Umar/Umar/عمر
      Muso/Muso/موسى Sulaymon/Sulaymon/سليمان Ismoil/Ismoil/إسماعيل Ahmad/Ahmad/أحمد
      Bilol/Bilol/بلال Karim/Karim/كريم`,
  },
  tj: {
    female: `Нигора/Nigora Фарзона/Farzona Ситора/Sitora Парвина/Parvina Меҳрона/Mehrona
      Насиба/Nasiba Тахмина/Takhmina Малика/Malika Савсан/Savsan Шабнам/Shabnam
      Фотима/Fotima/فاطمة Марям/Maryam/مريم Омина/Omina/آمنة Зайнаб/Zaynab/زينب
      Хадича/Khadicha/خديجة Оиша/Oisha/عائشة Ҳафса/Hafsa/حفصة Ҳалима/Halima/حليمة`,
    male: `Далер/Daler Фаррух/Farrukh Сомон/Somon Комрон/Komron Парвиз/Parviz Умед/Umed
      Диловар/Dilovar Зафар/Zafar Сорбон/Sorbon Шерзод/Sherzod Юсуф/Yusuf/يوسف Умар/Umar/عمر
      Мӯсо/Muso/موسى Сулаймон/Sulaymon/سليمان Исмоил/Ismoil/إسماعيل Аҳмад/Ahmad/أحمد
      Билол/Bilol/بلال Карим/Karim/كريم`,
  },
};

const parsed = new Map<string, readonly GivenName[]>();

export function givenNames(country: DemoCountry, sex: Sex): readonly GivenName[] {
  const key = `${country} ${sex}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const names = given[country][sex].split(/\s+/).map((word) => {
    const [own, latin, arabic] = word.split('/');
    return { own: own!, latin: latin!, arabic: arabic ?? null };
  });
  parsed.set(key, names);
  return names;
}

// Parts of invented family names: Cyrillic/Latin. Open syllables with a, o and u only, so that each
// of the four languages can say them (Kazakh and Kyrgyz keep back vowels together; Tajik and Uzbek
// have no ы), and no part means anything or begins a family name of the region.
const beginnings = `Лума/Luma Дору/Doru Мало/Malo Суно/Suno Рамо/Ramo Туло/Tulo Набу/Nabu Гаро/Garo
  Жуно/Zhuno Вадо/Vado Зару/Zaru Бомо/Bomo Луто/Luto Мору/Moru Ропа/Ropa Нолу/Nolu Тобо/Tobo
  Саву/Savu Пану/Panu Домо/Domo Лагу/Lagu Руно/Runo Воло/Volo Шуло/Shulo`
  .split(/\s+/)
  .map((word) => word.split('/') as [string, string]);
const middles = `лам/lam рон/ron маш/mash тул/tul вар/var дум/dum зал/zal гуш/gush лод/lod
  нат/nat вуш/vush шар/shar гон/gon пур/pur`
  .split(/\s+/)
  .map((word) => word.split('/') as [string, string]);

/** The stem of an invented family name in two scripts, without ending and mark. */
export type FamilyStem = { readonly cyrillic: string; readonly latin: string };

export function inventStem(random: Random): FamilyStem {
  const [one, two] = [random.pick(beginnings), random.pick(middles)];
  return { cyrillic: one[0] + two[0], latin: one[1] + two[1] };
}

export type Naming = {
  readonly country: DemoCountry;
  readonly stem: FamilyStem;
  readonly given: GivenName;
  readonly father: GivenName;
  readonly sex: Sex;
};

/** The current name in the country's own script, and the Latin spelling that carries `canary`. */
export function composeNames(naming: Naming, canary: string): readonly [DemoName, DemoName] {
  const { country, given: name, father } = naming;
  const own = familyName(naming, country === 'uz' ? 'latin' : 'cyrillic') + fictionMark;
  const latin = `${familyName(naming, 'latin')}${fictionMark} ${canary}`;
  return [
    {
      kind: 'current',
      language: languages[country],
      givenName: name.own,
      familyName: own,
      fatherName: father.own,
      fullName: `${own} ${name.own} ${patronymic(naming)}`,
    },
    {
      kind: 'other-script',
      language: 'en',
      givenName: name.latin,
      familyName: latin,
      fatherName: father.latin,
      fullName: `${latin} ${name.latin}`,
    },
  ];
}

/** How a person who works in the programme is called: given name first, in the own script. */
export function staffName(naming: Omit<Naming, 'father'>): string {
  const script = naming.country === 'uz' ? 'latin' : 'cyrillic';
  return `${naming.given.own} ${familyName(naming, script)}${fictionMark}`;
}

function familyName(
  { country, stem, sex }: Omit<Naming, 'father'>,
  script: 'cyrillic' | 'latin',
): string {
  if (country === 'tj') return stem[script] + (script === 'latin' ? 'zoda' : 'зода');
  const ending = script === 'latin' ? 'ov' : 'ов';
  return stem[script] + ending + (sex === 'male' ? '' : script === 'latin' ? 'a' : 'а');
}

function patronymic({ country, father, sex }: Naming): string {
  const female = sex === 'female';
  if (country === 'kg') return `${father.own} ${female ? 'кызы' : 'уулу'}`;
  if (country === 'kz') return `${father.own}${female ? 'қызы' : 'ұлы'}`;
  return country === 'uz' ? `${father.own} ${female ? 'qizi' : 'oʻgʻli'}` : father.own;
}

/** Three names as a camp clerk would write them; null if a name has no Arabic spelling here. */
export function arabicName(names: readonly GivenName[]): string | null {
  return names.every((name) => name.arabic !== null)
    ? `${names.map((name) => name.arabic).join(' ')} ${fictionMark}`
    : null;
}

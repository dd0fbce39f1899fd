// Words that occur beside a birth date: "about", "age", units of age, and words that only say that
// a number is a year. The months are in engine/languages/list-words.

import { terms } from './terms.ts';

export const aboutWords: readonly string[] = terms(`
  about, around, approx, approximately, circa, ca, c, est, estimated, roughly, около, примерно,
  приблизительно, прибл, ок, ориентировочно, taxminan, chamasi, chamalab, тахминан, чамаси,
  чамалаб, шамамен, шамасы, болжам бойынша, болжол менен, чамасында, чамасы, чамасынан, болжолу,
  тақрибан, қариб, ба тахмин, حوالي, حوالى, تقريبا, تقريبي, نحو, قرابة, ما يقارب, حدود, تقریبا,
  yaqin, ga yaqin, га яқин, жуық,
`);

export const ageWords: readonly string[] = terms(`
  age, aged, old, возраст, возрасте, в возрасте, полных, yoshi, ёши, жасы, жашы, курагы,
  синну сол, синнаш, العمر, عمر, عمره, عمرها, السن, سن,
`);

/** Units that make a number an age in years. */
export const ageYearWords: readonly string[] = terms(`
  years, year, yrs, yr, y, yo, y o, лет, год, года, л, г, годик, yosh, yoshda, yoshli, ёш, ёшда,
  ёшли, жас, жаста, жасар, жаш, жашта, жашар, сол, сола, солаги, соладаги, سنوات, سنة, سنه, سنين,
  عام, عاما, أعوام, ساله, سال, yil, йил, жыл,
`);
export const ageMonthWords: readonly string[] = terms(`
  months, month, mo, mos, мес, месяц, месяца, месяцев, м, oy, oylik, ой, ойлик, ай, айлық, айлык,
  моҳ, моҳа, أشهر, شهر, شهرا, شهور, ماه, ماهه,
`);

/** Words that say no more than "this number is a year" or "born". */
export const yearWords: readonly string[] = terms(`
  year, born, born in, in, г, год, года, году, гг, г р, гр, года рождения, г рожд, рождения, род,
  р, yil, yili, yilda, tug'ilgan, й, йил, йили, йилда, туғилган, ж, жыл, жылдын, йилнинг, yilning,
  жылы, жылғы, жылгы, туған, туылған, туулган, ж т, соли, сол, с, дар соли, таваллуд, таваллуди,
  м, мод, سنة, عام, مواليد, سنه, م, من مواليد, سال, ж туган, y, yr,
`);

export const otherCalendarWords: readonly string[] = terms(`
  هـ, ه, هجري, هجرية, hijri, хиджри, ҳиҷрӣ, شمسی,
`);

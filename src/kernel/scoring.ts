// No field, code, column, question or figure may hold a score, rank or scale of how dangerous
// someone is, or of what someone believes. This file recognises one by its name, in the six
// languages and in identifiers: a word for measuring near a word for danger. It checks names of
// things; a sentence that explains why there is no score is allowed.

import { plainLetters } from './letters.ts';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** An asterisk stands for any ending. */
const dangers = words(`
  danger, dangerous, dangerousness, risk, risks, threat, threats, hazard*, suspicion, radical*,
  deradical*, extrem*, loyal*, trustworth*, ideolog*, recidiv*, reoffend*, опасн*, опасен, риск*,
  угроз*, экстрем*, лояльн*, благонадежн*, благонадёжн*, идеолог*, рецидив*, қауіп*, қатер*,
  тәуекел*, адалды*, сенімділі*, коркунуч*, тобокел*, опасдуу*, ишенимдүү*, кооптуу*, хатар*,
  таҳдид*, ифрот*, вафодор*, боваринок*, xavf*, xatar*, tahdid*, radikal*, ekstrem*, sodiqlik*,
  ishonchlilik*, mafkura*, хавф*, содиқлик*
`).concat(
  // glossary-exempt: what is looked for
  ['радикал*', 'дерадикал*'],
);
const measures = words(`
  score*, scoring, rank*, rated, rating*, level*, index, scale, grade*, class, category, degree,
  points, probability, band, tier, group, stage, value, class*, балл*, оценк*, уров*, рейтинг*,
  класс*, групп*, стади*, степен*, индекс*, шкал*, категор*, показател*, вероятност*, ранг*,
  деңгей*, дәреже*, көрсеткіш*, тобы, топ, бағала*, ұпай*, санат*, деңгээл*, даража*, көрсөткүч*,
  тобу, баалоо*, упай*, сатҳ*, дараҷа*, гурӯҳ*, нишондиҳанда*, арзёби*, баҳо*, хол, холҳо*,
  daraja*, ball*, reyting*, guruh*, korsatkich*, shkala*, toifa*, baho*, indeks*, тоифа*,
  кўрсаткич*
`);

/** Words allowed between the two: "level of this person's danger" is one name. */
const betweenMax = 3;
const apostrophes = /['‘’ʻʼ`]/g;

function matcher(list: readonly string[]): (word: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')));
  const stems = list.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem));
}
const isDanger = matcher(dangers);
const isMeasure = matcher(measures);

/** An identifier may run both words together into one. */
function isCompound(word: string): boolean {
  return /^(?:risk|danger|threat|loyalty|extremism)(?:score|level|rank|rating|index|scale)s?$/.test(
    word,
  );
}

/** `name`: a label, a header, an identifier with underscores or capitals, or a short question. */
export function namesAScore(name: string): boolean {
  const parts = plainLetters(
    name.replace(apostrophes, '').replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2'),
  ).split(/[^\p{L}\p{M}]+/u);
  const at = (is: (word: string) => boolean) =>
    parts.flatMap((word, index) => (is(word) ? [index] : []));
  if (parts.some(isCompound)) return true;
  const measured = at(isMeasure);
  return at(isDanger).some((one) =>
    measured.some((other) => one !== other && Math.abs(one - other) <= betweenMax + 1),
  );
}

/**
 * A list column named after a danger is refused even without a word for measuring: its cells would
 * tell, person by person, how dangerous someone thinks they are.
 */
export function namesADanger(header: string): boolean {
  const parts = plainLetters(header.replace(apostrophes, '')).split(/[^\p{L}\p{M}]+/u);
  return namesAScore(header) || parts.filter(Boolean).some(isDanger);
}

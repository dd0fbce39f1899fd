// Words that distinguish rows: totals and headings between families. A heading without a number
// never starts or ends a family by itself.

import { terms } from './terms.ts';

export const totalWords: readonly string[] = terms(`
  total, totals, subtotal, sub total, grand total, sum, всего, итого, итог, сумма,
  общее количество, jami, hammasi, umumiy, jami soni, жами, ҳаммаси, умумий, барлығы, жиыны,
  жиынтығы, қорытынды, жалпы, жалпы саны, баары, баардыгы, жыйынтыгы, бардыгы, жыйынтык, ҳамагӣ,
  ҷамъ, ҷамъи, ҷамъбаст, ҳама, ҷамъан, ҷамъулҷамъ, المجموع, مجموع, الإجمالي, إجمالي,
  المجموع الكلي, العدد الإجمالي, العدد الكلي, جمع, جمع کل,
`);

/** Begin a line of counts under a list, beside a number. */
export const countWords: readonly string[] = terms(`
  average, average age, mean age, of whom, of which, including, adults, children, males, females,
  infants, средний возраст, в среднем, из них, в том числе, мужчин, женщин, детей, взрослых,
  мальчиков, девочек, семей, оның ішінде, орта жасы, анын ичинде, орточо жашы, shundan, jumladan,
  o'rtacha yoshi, шундан, жумладан, ўртача ёши, аз он ҷумла, аз онҳо, синну соли миёна, منهم,
  متوسط العمر,
`);

export const familyHeadingWords: readonly string[] = terms(`
  family, household, семья, семьи, oila, оила, оилаи, отбасы, жанұя, үй бүлө, үйбүлө, العائلة,
  عائلة, الأسرة, أسرة, خانواده,
`);

export const groupHeadingWords: readonly string[] = terms(`
  adults, children, women, men, boys, girls, orphans, взрослые, дети, женщины, мужчины, сироты,
  мальчики, девочки, kattalar, bolalar, ayollar, erkaklar, yetimlar, катталар, болалар, аёллар,
  эркаклар, етимлар, ересектер, балалар, әйелдер, ерлер, жетімдер, чоңдор, балдар, аялдар,
  эркектер, жетимдер, калонсолон, кӯдакон, занон, мардон, ятимон, бачагон, النساء, الأطفال,
  الرجال, البالغين, البالغون, الأيتام, نساء, أطفال, رجال, أيتام,
`);

// Words that lists use for sex, relation and marks of a person, each with the neutral code that
// the programme keeps. A mark states a child's circumstance for care; it is never a judgement.

import { type marks, type relations, type sexes } from '../model.ts';
import { terms } from './terms.ts';

export const sexWords: Readonly<Record<(typeof sexes)[number], readonly string[]>> = {
  female: terms(`
    f, female, fem, woman, girl, w, ж, жен, женский, женщина, девочка, дев, женск, жп, a, ayol,
    ayollar, qiz, qiz bola, аёл, қиз, қиз бола, а, ә, әйел, қыз, қыз бала, әйелдік, аял, кыз,
    кыз бала, ургаачы, з, зан, духтар, зана, занона, ا, أنثى, انثي, انثا, إناث, أ, ث, بنت, امرأة,
    مؤنث, فتاة, طفلة, زن, دختر, مونث, ن, نثى, أنثي, kadın, kız, bayan, k,
  `),
  male: terms(`
    m, male, man, boy, м, муж, мужской, мужчина, мальчик, мал, мужск, мп, e, erkak, o'g'il,
    o'g'il bola, erkaklar, эркак, ўғил, ўғил бола, э, е, ер, ер адам, еркек, ұл, ұл бала, эркек,
    бала эркек, эркек бала, уул, мард, писар, мардона, ذ, ذكر, ذكور, ولد, رجل, مذكر, صبي,
    طفل ذكر, مرد, پسر, bay,
  `),
};

export const relationWords: Readonly<Record<(typeof relations)[number], readonly string[]>> = {
  head: terms(`
    head, head of family, head of household, hoh, self, глава, глава семьи, oila boshlig'i,
    оила бошлиғи, отбасы басшысы, үй бүлө башчысы, сардори оила, сарвари оила, رب الأسرة,
    ربة الأسرة, رب العائلة, ربة العائلة, معيل, معيلة,
  `),
  mother: terms(`
    mother, mom, mum, мать, мама, ona, onasi, она, онаси, ана, анасы, шешесі, шеше, эне, энеси,
    апасы, модар, модараш, أم, الأم, والدة, الوالدة, مادر,
  `),
  father: terms(`
    father, dad, отец, папа, ota, otasi, ота, отаси, әке, әкесі, ата, атасы, падар, падараш, أب,
    الأب, والد, الوالد, پدر,
  `),
  child: terms(`
    child, children, kid, infant, baby, ребенок, ребёнок, дитя, младенец, bola, bolasi, farzand,
    farzandi, бола, боласи, фарзанди, фарзанд, бала, баласы, перзент, перзенти, кӯдак, фарзандаш,
    طفل, طفلة, الطفل, رضيع, کودک,
  `),
  son: terms(`
    son, сын, сынишка, o'g'il, o'g'li, ўғил, ўғли, ұл, ұлы, уул, уулу, баласы ұл, писар, писараш,
    писари, ابن, الابن, ولد, پسر,
  `),
  daughter: terms(`
    daughter, дочь, дочка, qiz, qizi, қиз, қизи, қыз, қызы, кыз, кызы, духтар, духтараш, духтари,
    ابنة, الابنة, بنت, البنت, دختر,
  `),
  wife: terms(`
    wife, жена, супруга, xotin, xotini, rafiqasi, ayoli, хотини, рафиқаси, әйелі, жұбайы, зайыбы,
    аялы, зан, занаш, ҳамсар, ҳамсараш, زوجة, الزوجة, زوجته,
  `),
  husband: terms(`
    husband, муж, супруг, eri, er, turmush o'rtog'i, эри, турмуш ўртоғи, күйеуі, ері, күйөөсү,
    шавҳар, шавҳараш, زوج, الزوج, زوجها,
  `),
  sister: terms(`
    sister, сестра, opa, opasi, singil, singlisi, опаси, синглиси, әпкесі, апкесі, сіңлісі,
    қарындасы, эжеси, сиңдиси, карындашы, хоҳар, хоҳараш, апа, أخت, الأخت, شقيقة, خواهر,
  `),
  brother: terms(`
    brother, брат, aka, akasi, uka, ukasi, акаси, укаси, ағасы, інісі, бауыры, агасы, иниси,
    бир тууганы, бародар, бародараш, додар, أخ, الأخ, شقيق, برادر,
  `),
  grandmother: terms(`
    grandmother, grandma, бабушка, бабка, buvi, buvisi, катта онаси, buvijon, буви, бувиси,
    әжесі, әже, апасы әже, чоң энеси, чоң эне, чоң апасы, таенеси, бибӣ, бибиаш, модаркалон,
    момо, جدة, الجدة, مادربزرگ,
  `),
  grandfather: terms(`
    grandfather, grandpa, дедушка, дед, bobo, bobosi, бобо, бобоси, атасы ата, үлкен әкесі,
    аталары, чоң атасы, чоң ата, таятасы, бобояш, бобоаш, падаркалон, جد, الجد, پدربزرگ,
  `),
  grandchild: terms(`
    grandchild, grandson, granddaughter, внук, внучка, внуки, nevara, nabira, nevarasi, nabirasi,
    невара, набираси, немересі, немере, небереси, небере, набера, набераш, حفيد, حفيدة, نوه,
  `),
  aunt: terms(`
    aunt, тетя, тётя, тетка, xola, xolasi, amma, ammasi, холаси, аммаси, тәтесі, нағашы әпкесі,
    таежеси, эжеке, хола, холааш, амма, аммааш, عمة, خالة, العمة, الخالة,
  `),
  uncle: terms(`
    uncle, дядя, tog'a, tog'asi, amaki, amakisi, тоғаси, амакиси, нағашысы, көкесі, таякеси,
    абасы, тағо, тағояш, амак, амакаш, عم, خال, العم, الخال,
  `),
  niece: terms(`
    niece, племянница, jiyan qiz, жиян қиз, жиені қыз, жээн кыз, ҷиян духтар, ابنة أخ, ابنة أخت,
    بنت الأخ, بنت الأخت,
  `),
  nephew: terms(`
    nephew, племянник, jiyan, jiyani, жиян, жияни, жиен, жиені, жээн, жээни, ҷиян, ҷиянаш,
    ابن أخ, ابن أخت, ابن الأخ, ابن الأخت,
  `),
  stepmother: terms(`
    stepmother, мачеха, o'gay ona, ўгай она, өгей ана, өгей эне, модарандар, زوجة الأب,
  `),
  stepfather: terms(`
    stepfather, отчим, o'gay ota, ўгай ота, өгей әке, өгөй ата, падарандар, زوج الأم,
  `),
  stepchild: terms(`
    stepchild, stepson, stepdaughter, пасынок, падчерица, o'gay bola, o'gay o'g'il, o'gay qiz,
    ўгай фарзанд, өгей бала, өгөй бала, фарзандандар, писарандар, духтарандар, ابن الزوج,
    ابنة الزوج, ربيب, ربيبة,
  `),
  guardian: terms(`
    guardian, caregiver, carer, foster, опекун, попечитель, vasiy, vasiysi, васий, ҳомий,
    қамқоршы, қамқоршысы, камкорчу, камкорчусу, парастор, васӣ, وصي, الوصي, كفيل, مقدم الرعاية,
  `),
  'other-kin': terms(`
    relative, other relative, kin, родственник, родственница, qarindosh, qarindoshi, қариндош,
    қариндоши, туыс, туысы, тууган, тууганы, хеш, хеши, хешованд, قريب, قريبة, أقارب,
  `),
  'not-kin': terms(`
    not related, no relation, unrelated, не родственник, посторонний, без родства, begona,
    бегона, туыс емес, тууган эмес, хеш нест, لا قرابة, بدون قرابة,
  `),
};

export const markWords: Readonly<Record<(typeof marks)[number], readonly string[]>> = {
  orphan: terms(`
    orphan, full orphan, double orphan, сирота, круглый сирота, круглая сирота, дети сироты,
    yetim, chin yetim, yetim bola, етим, чин етим, жетім, толық жетім, тұлдыр жетім, жетім бала,
    жетим, тоголок жетим, ятим, ятими кулл, кӯдаки ятим, ятимаи, يتيم, يتيمة, يتيم الأبوين, لطيم,
    یتیم,
  `),
  'mother-in-prison': terms(`
    mother in prison, mother detained, mother in detention, мать в тюрьме, мать под стражей,
    мать в сизо, мать осуждена, мать в заключении, onasi qamoqda, онаси қамоқда, анасы түрмеде,
    анасы қамауда, энеси түрмөдө, энеси камакта, апасы түрмөдө, модар дар зиндон,
    модараш дар зиндон, модараш дар ҳабс, модар дар ҳабс, الأم في السجن, الأم سجينة,
    أمه في السجن, أمها في السجن, والدته في السجن, والدتها في السجن, الأم معتقلة,
  `),
  'father-in-prison': terms(`
    father in prison, father detained, отец в тюрьме, отец под стражей, отец в заключении,
    otasi qamoqda, отаси қамоқда, әкесі түрмеде, әкесі қамауда, атасы түрмөдө, падар дар зиндон,
    падараш дар зиндон, الأب في السجن, والده في السجن, والدها في السجن,
  `),
  unaccompanied: terms(`
    unaccompanied, uasc, separated child, без сопровождения, несопровождаемый, без родителей,
    hamrohsiz, ҳамроҳсиз, жалғыз, ересексіз, коштоосуз, бе ҳамроҳ, бепарастор, غير مصحوب,
    غير مصحوبة, بدون مرافق,
  `),
};

/** Words that mean another generation in Kazakh than in Kyrgyz, used only in Kazakh lists. */
export const kazakhRelationWords: Readonly<
  Record<'grandfather' | 'grandmother', readonly string[]>
> = {
  grandfather: terms('ата, атасы'),
  grandmother: terms('апа, апасы, әже, әжесі'),
};

// What a caseload list writes about how somebody was asked: yes, no, too young to be asked, and who
// the adult is to the child. Whole cells only: an answer is never found inside a longer text.

import { type adultRelations } from '../../../../people/model.ts';
import { terms } from './terms.ts';

export type ListedAnswer = 'yes' | 'no' | 'not-able-yet';

export const answerWords: Readonly<Record<ListedAnswer, readonly string[]>> = {
  yes: terms(`
    yes, y, agrees, agreed, given, true, да, согласна, согласен, согласие, ha, rozi, ҳа, рози,
    иә, ия, келіседі, келісті, ооба, макул, бале, розӣ, نعم,
  `),
  no: terms(`
    no, n, refused, declined, said no, false, нет, отказ, отказалась, отказался, не согласна,
    не согласен, yo'q, rad etdi, йўқ, рад этди, жоқ, бас тартты, жок, баш тартты, не, рад кард, لا,
  `),
  'not-able-yet': terms(`
    too young, not able yet, cannot be asked yet, слишком мал, слишком мала, еще не может,
    juda yosh, жуда ёш, тым жас, өтө жаш, хеле хурд,
  `),
};

export const adultRelationWords: Readonly<
  Record<(typeof adultRelations)[number], readonly string[]>
> = {
  mother: terms(`mother, mom, мать, мама, ona, onasi, она, онаси, ана, анасы, шешесі, эне, апасы,
    модар, أم`),
  father: terms(`father, отец, папа, ota, otasi, ота, отаси, әке, әкесі, ата, атасы, падар, أب`),
  grandparent: terms(`grandparent, grandmother, grandfather, бабушка, дедушка, buvi, buvisi, bobo,
    bobosi, буви, бувиси, бобо, бобоси, әжесі, атасы ата, чоң эне, чоң ата, бибӣ, جدة, جد`),
  'aunt-or-uncle': terms(`aunt, uncle, aunt or uncle, тетя, дядя, xola, xolasi, amma, ammasi, tog'a,
    amaki, хола, холаси, амма, аммаси, тоға, амаки, нағашысы, таежеси, таякеси, амак, тағо, عمة,
    خالة, عم, خال`),
  sibling: terms(`sibling, sister, brother, adult sister or brother, сестра, брат, opa, opasi, aka,
    akasi, опа, опаси, ака, акаси, әпкесі, ағасы, эжеси, агасы, хоҳар, бародар, أخت, أخ`),
  guardian: terms(`guardian, опекун, попечитель, vasiy, vasiysi, васий, қамқоршы, камкорчу, васӣ,
    وصي`),
  other: terms(`other, someone else, другое, другой, boshqa, бошқа, басқа, башка, дигар, آخر`),
};

// Words that make an age open to one side: `18 и старше`, `under 5`. A sign such as `+` or `<` says
// the same. "Up to 5" is read as under 5, as camp clerks mean it.

import { terms } from './terms.ts';

/** At least so many years. */
export const atLeastWords: readonly string[] = terms(`
  over, above, older than, at least, from, more than, and over, and above, and older, or older,
  or more, and more, plus, больше, более, старше, свыше, от, не моложе, не младше, и старше,
  и более, и выше, и больше, лет и старше, dan katta, katta, dan yuqori, yuqori, va undan katta,
  дан катта, катта, юқори, ва ундан катта, жоғары, асқан, және одан жоғары, жогору, ашкан,
  жана андан жогору, боло, калонтар, аз, ва зиёда аз, أكثر من, فوق, أكبر من, فما فوق, وما فوق,
  بیشتر از, بالای,
`);

/** Fewer than so many years. */
export const underWords: readonly string[] = terms(`
  under, below, less than, younger than, up to, до, младше, моложе, менее, меньше, не старше,
  не более, gacha, kichik, dan kichik, гача, кичик, дан кичик, дейін, кіші, кем, чейин, кичүү,
  хурд, хурдтар, камтар аз, то, أقل من, تحت, دون, أصغر من, حتى, کمتر از, زیر,
`);

/** Not yet a year old. */
export const newbornWords: readonly string[] = terms(`
  newborn, new born, neonate, infant, baby, новорожденный, новорожденная, новорожденные,
  младенец, грудной, грудничок, chaqaloq, yangi tug'ilgan, чақалоқ, янги туғилган, нәресте,
  жаңа туған, шақалақ, ымыркай, жаңы төрөлгөн, наврас, навзод, навзода, тифл, حديث الولادة,
  رضيع, رضيعة, نوزاد, شیرخوار,
`);

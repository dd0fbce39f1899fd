// Countries that occur as citizenship on lists, by ISO 3166-1 alpha-2 code. Short forms such as КР
// or РУз are the ones that officials of the region write. `stateless` is kept as its own answer.

import { terms } from './terms.ts';

export const countryWords: Readonly<Record<string, readonly string[]>> = {
  KG: terms(`
    kg, kgz, kyrgyzstan, kyrgyz, kyrgyz republic, kirghizia, кр, кыргызстан, киргизия,
    кыргызская республика, киргизская республика, кыргыз, кыргыз республикасы, қырғызстан,
    қырғыз республикасы, қырғыз, qirg'iziston, qirg'iz, қирғизистон, кыргызстана, қирғиз,
    қирғизӣ, қирғизстон, qirgʻizistonlik, кыргызстанец, гражданин кр, гражданка кр, قرغيزستان,
    قيرغيزستان, قرغيزيا, قرغيزي, قرغيزية, قيرغيزي, قيرغيزية, قرقيزستان, قرغيزستانية, قرغيزستاني,
  `),
  UZ: terms(`
    uz, uzb, uzbekistan, uzbek, republic of uzbekistan, руз, р уз, узбекистан,
    республика узбекистан, узбек, узбечка, ўзбекистон, ўзр, ўзбекистон республикаси, o'zbekiston,
    o'zr, o'zbekiston respublikasi, o'zbek, ўзбек, өзбекстан, өзбекстан республикасы, өзбек,
    узбекистана, ӯзбекистон, ҷумҳурии ӯзбекистон, أوزبكستان, اوزبكستان, أوزباكستان, أوزبكي,
    أوزبكية, أوزبكستاني, أوزبكستانية, ازبکستان, اوزبكي, اوزبكيه,
  `),
  TJ: terms(`
    tj, tjk, tajikistan, tajik, republic of tajikistan, рт, р т, таджикистан,
    республика таджикистан, таджик, таджичка, тоҷикистон, ҷт, ҷумҳурии тоҷикистон, тоҷик, тоҷикӣ,
    точикистон, tojikiston, tojik, тожикистон, тәжікстан, тәжік, тажикстан, тажик, таджикистана,
    طاجيكستان, تاجيكستان, طاجيكي, طاجيكية, طاجيكستاني, طاجيكستانية, طاجكستان, تاجیکستان,
  `),
  KZ: terms(`
    kz, kaz, kazakhstan, kazakh, republic of kazakhstan, рк, р к, казахстан,
    республика казахстан, казах, казашка, қазақстан, қазақстан республикасы, қазақ,
    qozog'iston, қозоғистон, qozoq, қозоқ, казакстан, казак, қазоқистон,
    қазақстан республикасының, казахстана, كازاخستان, قازاقستان, كازخستان, كازاخي, كازاخية,
    كازاخستاني, كازاخستانية, قزاقستان, كزخستان,
  `),
  RU: terms(`
    ru, rus, russia, russian, russian federation, рф, россия, российская федерация, русский,
    русская, rossiya, ресей, руссия, русия, روسيا, روسي, روسية, روسیه, россия федерациясы,
  `),
  TM: terms(`
    tm, tkm, turkmenistan, turkmen, туркменистан, туркмения, turkmaniston, туркманистон,
    түркіменстан, түркмөнстан, تركمانستان,
  `),
  AZ: terms(`
    az, aze, azerbaijan, азербайджан, ozarbayjon, озарбайжон, әзірбайжан, азербайжан, озарбойҷон,
    أذربيجان,
  `),
  TR: terms('tr, tur, turkey, turkiye, турция, turkiya, туркия, түркия, تركيا, تركي, تركية'),
  SY: terms('sy, syr, syria, syrian, сирия, suriya, сурия, سوريا, سورية, سوري'),
  IQ: terms('iq, irq, iraq, iraqi, ирак, iroq, ироқ, العراق, عراقي, عراقية, عراق'),
  AF: terms(`
    af, afg, afghanistan, afghan, афганистан, afgʻoniston, афғонистон, ауғанстан, ооганстан,
    أفغانستان, أفغاني, أفغانية,
  `),
  UA: terms('ua, ukr, ukraine, украина, ukraina, أوكرانيا, أوكراني, أوكرانية'),
  GE: terms('ge, geo, georgia, грузия, gruziya, جورجيا'),
  DE: terms('de, deu, germany, германия, germaniya, ألمانيا'),
  FR: terms('fr, fra, france, франция, fransiya, فرنسا'),
  EG: terms('eg, egy, egypt, египет, misr, مصر'),
  CN: terms('cn, chn, china, китай, кнр, xitoy, қытай, кытай, хитой, чин, الصين'),
  stateless: terms(`
    stateless, no citizenship, лбг, лицо без гражданства, без гражданства, апатрид,
    fuqaroligi yo'q, фуқаролиги йўқ, азаматтығы жоқ, жарандыгы жок, бе шаҳрвандӣ, беватан,
    عديم الجنسية, عديمة الجنسية, بدون جنسية, مكتوم القيد,
  `),
};

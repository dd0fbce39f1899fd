// The words of a written name that are no names themselves: articles, titles, "son of" before and
// after a name, what begins a kunya; and letters as clerks write their names. In the three scripts,
// in small letters as `plainText` leaves them.

/** Words with spaces between them, a script on its own lines. */
function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

export const articles = wordSet(
  'al el ul ar ash as an at ad az de da do dos del della di du des la le von van der',
  'den ten zu y st av af e of',
  'аль эль аш ас ар ат ад ан аз и де ди да ду ла ле фон ван дер дель',
  'ال دي دو ده لا فون فان',
);
export const titles = wordSet(
  'dr mr mrs ms prof sir sheikh shaikh shaykh cheikh hajji haji hadji sayyid jr sr ii',
  'iii mulla mullah mawlawi prince princess lord bey paşa pasha efendi hanım junior ağa',
  'baron king mufti chaudhry qazi maulana gen general',
  'шейх шайх хаджи младший старший мулла бей бек паша эфенди ханум молодший ага генерал',
  'эмир',
  'الشيخ شيخ الحاج د السيد بك بەگ بەگێ پاشا باشا جونیور',
);
export const childOf = wordSet('ibn bin bint ben ould', 'ибн бин бинт бен бинти', 'بن ابن بنت ولد');
export const childBefore = wordSet(
  'oʻgʻli ogli oglu oğlu oghlu oʻg‘li ugli qizi kizi kyzy qyzy uly uulu ughli gizi qızı',
  'ulu',
  'ұлы қызы улы кызы уулу угли ўғли қизи кизи оглы оглу огли писари духтари кызи',
  'أولو أوغلي كيزي قيزي اوغلى',
);
export const kunyas = wordSet(
  'abu abou abo umm um ummu oum umu ummi',
  'абу умм умму ум',
  'أبو ابو أم ام أبي ابي',
);

// Latin letters spelt by name, as Persian and Arabic clerks write them.
export const initialOf: Readonly<Record<string, string>> = {
  ای: 'a',
  بی: 'b',
  سی: 's',
  دی: 'd',
  اف: 'f',
  جی: 'j',
  اچ: 'h',
  کی: 'k',
  ال: 'l',
  ام: 'm',
  ان: 'n',
  پی: 'p',
  آر: 'r',
  ار: 'r',
  اس: 's',
  تی: 't',
  وی: 'v',
  دبلیو: 'w',
  إي: 'e',
  بي: 'b',
  دي: 'd',
};

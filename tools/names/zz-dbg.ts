import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { soundCosts, alignedPrefixBits, pairOfScripts, alignedBits } from '../../src/rooms/people/matching/sound-costs.ts';
import { prepareName } from '../../src/rooms/people/matching/compare-names.ts';
const costs=soundCosts(); const by={costs,rarityOf:()=>10,familiesOf:()=>[]};
for(const [q,n] of [['Vyacheslav Petr','Петров, Вячеслав Анатольевич'],['Vasyl Kuyb','Куйбіда Василь Степанович'],['John Shar','Джон Шарп'],['Jim Rena','جیم رناکی'],['Alex White','Алекс Уайт']]){ const Q=prepareName(nameWords(q!).words,by).words.at(-1)!; for(const w of prepareName(nameWords(n!).words,by).words){ const {pair,turned}=pairOfScripts(Q.script,w.script); const b=alignedPrefixBits(costs[pair],{begun:Q.full,whole:w.full,turned}); console.log(q,Q.sounds,Q.kind,w.sounds,w.kind,b.toFixed(1),'stake',Q.most[w.script==='arabic'?'A':'C'].toFixed(1)); } }

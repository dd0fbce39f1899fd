import * as E from './zz-eval.ts';
import { matchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { kinFeatureValues, weighParent } from '../../src/rooms/people/matching/kin.ts';
import { birthOf } from './read-set.ts'; import { sexOf } from './records-of.ts';
const en=matchingEngine(); const rows=E.csv('kin_pairs.csv').filter(r=>new RegExp(process.argv[2]!).test(r.relation+':'+r.culture));
for(const r of rows){ const P=(w:string)=>en.prepare({name:r[w+'_name'],birth:birthOf(r[w+'_dob']),sex:sexOf(r[w+'_sex'])}); const q={child:P('child'),adult:P('adult'),asked:r.relation} as any; r.s=weighParent(en,q).bits; r.f=kinFeatureValues(en,q);} 
rows.sort((a,b)=>b.s-a.s); const bad=[...rows.filter(r=>r.label==='0').slice(0,+process.argv[3]!),...rows.filter(r=>r.label==='1').reverse().slice(0,+process.argv[3]!)];
for(const r of bad) console.log(r.label,r.s.toFixed(1),r.child_name,r.child_dob,'<-',r.adult_name,r.adult_dob,r.adult_sex,r.f.map((x:number)=>x.toFixed(1)).join(' '));
console.log(JSON.stringify(en.weights.kin));

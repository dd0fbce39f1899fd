import * as E from './zz-eval.ts';
import { matchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { fieldsOf } from './records-of.ts'; import { splitPairs } from './split.ts';
import { recordFeatures, recordFeatureValues } from '../../src/rooms/people/matching/record-evidence.ts';
const en=matchingEngine(); const th=en.weights.thresholds.pair; const parts=splitPairs(E.pairs);
E.pairs.forEach((p,i)=>{ p.part=parts[i]!.part; p.c=en.weigh(en.prepare(fieldsOf(p,'_a')),en.prepare(fieldsOf(p,'_b'))); p.s=p.c.bits; p.n=p.c.compared.name?en.weighNames(en.prepareName(p.name_a),en.prepareName(p.name_b)).bits:0;});
const N=(p:any)=>/^(org|real)_/.test(p.stratum)&&p.stratum!=='org_namesake_dob';
for(const part of ['train','tune','test']){ const g=E.pairs.filter(p=>p.part===part); console.log(part,'records',JSON.stringify(E.metrics(g.map(p=>p.s),g.map(p=>+p.label))),'P',(g.filter(p=>p.s>=th&&p.label==='1').length/g.filter(p=>p.s>=th).length).toFixed(4),'R',(g.filter(p=>p.s>=th&&p.label==='1').length/g.filter(p=>p.label==='1').length).toFixed(4)); const n=g.filter(N); console.log(part,'names',JSON.stringify(E.metrics(n.map(p=>p.n),n.map(p=>+p.label)))); }
const want=process.argv[2]; if(want) for(const p of E.pairs.filter(p=>new RegExp(want).test(p.stratum)&&(p.s>=th)!==(p.label==='1')).slice(0,+(process.argv[3]??40))) console.log(p.part,p.stratum,p.s.toFixed(1),'n',p.n.toFixed(1),p.name_a,'|',p.name_b,'|',p.dob_a,p.dob_b,p.c.compared.birth.outcome,'|',p.mother_a,'|',p.mother_b,'|',(p.c.compared.name?.pairs??[]).map((x:any)=>p.c.compared.name.words[0][x.one].sounds+':'+p.c.compared.name.words[0][x.one].kind+'~'+p.c.compared.name.words[1][x.other].sounds+':'+p.c.compared.name.words[1][x.other].kind+' '+x.chance.toFixed(2)).join(' '));

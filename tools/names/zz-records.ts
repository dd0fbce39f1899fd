import * as E from './zz-eval.ts';
import { writeFileSync } from 'node:fs';
import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { coarseKey } from '../../src/rooms/people/matching/sounds.ts';
import { soundCosts } from '../../src/rooms/people/matching/sound-costs.ts';
import { compareNames, firstNameWeights, prepareName } from '../../src/rooms/people/matching/compare-names.ts';
import { nameFeatureValues, nameFeatures } from '../../src/rooms/people/matching/name-evidence.ts';
import { compareRecords } from '../../src/rooms/people/matching/compare-records.ts';
import { recordFeatureValues, recordFeatures } from '../../src/rooms/people/matching/record-evidence.ts';
import { countRarity } from './rarity.ts';
import { birthOf } from './read-set.ts';
import { dot, fitLogistic, logLoss } from './logistic.ts';
import { familiesOf } from './zz-families.ts';
const train0=E.pairs.filter(p=>p.split==='train');
const shares=countRarity('/work/shared/data/names-training/netransliteration-coling2018', train0.flatMap(p=>[p.name_a,p.name_b]).map(n=>nameWords(n).words.map(w=>w.sounds)));
const costs=soundCosts();
const by={costs,rarityOf:(s:string)=>-Math.log2(shares.get(coarseKey(s))??1/30000),familiesOf};
const prep=(n:string)=>prepareName(nameWords(n).words,by);
const rec=(p:any,x:string)=>{const w=nameWords(p['name_'+x]); return {name:prepareName(w.words,by),kunya:w.kunya?prepareName([w.kunya],by).words[0]!:null,birth:birthOf(p['dob_'+x]),sex:p['sex_'+x]==='M'?'male':p['sex_'+x]==='F'?'female':null,mother:p['mother_'+x]?prep(p['mother_'+x]):null,children:p['children_'+x].split('; ').filter(Boolean).map(prep),document:null} as any;};
const W=firstNameWeights;
const G=E.pairs; for(const p of G){p.A=rec(p,'a');p.B=rec(p,'b'); p.c=compareRecords(p.A,p.B,{costs,weights:W});}
const N=G.filter(p=>/^(org|real)_/.test(p.stratum)&&p.stratum!=='org_namesake_dob');
const nfit=fitLogistic(N.filter(p=>p.split!=='test').map(p=>({features:nameFeatureValues(p.c.name),label:+p.label})));
for(const p of G){ p.n=p.c.name?dot(nfit,[1,...nameFeatureValues(p.c.name)]):0; p.f=recordFeatureValues(p.c,p.n); }
const ex=(g:any[])=>g.map(p=>({features:p.f,label:+p.label}));
// 5-fold CV
const fold=(p:any)=>Math.floor(p.u*1e6)%5;
for(let k=0;k<5;k++){ const w=fitLogistic(ex(G.filter(p=>fold(p)!==k))); for(const p of G) if(fold(p)===k) p.s=dot(w,[1,...p.f]); }
const fit=fitLogistic(ex(G.filter(p=>p.split!=='test'))); console.log(recordFeatures.map((n,i)=>n+' '+fit[i+1]!.toFixed(2)).join(', '),'start',fit[0]!.toFixed(2), 'loss', logLoss(ex(G.filter(p=>p.split==='test')),fit));
const show=(n:string,g:any[])=>console.log(n,JSON.stringify(E.metrics(g.map(p=>p.s),g.map(p=>+p.label))));
show('CV all',G); 
for(const th of [0,0.5,1,1.5]){ let tp=0,fp=0,fn=0; for(const p of G){const d=p.s>th; if(d&&p.label==='1')tp++; else if(d)fp++; else if(p.label==='1')fn++;} console.log('th',th,'P',(tp/(tp+fp)).toFixed(4),'R',(tp/(tp+fn)).toFixed(4)); }
const th=+(process.argv[2]??0.5); const st:any={}; for(const p of G){ const e=(st[p.stratum]??=[0,0]); e[1]++; if((p.s>th)===(p.label==='1')) e[0]++; } console.log(Object.entries(st).sort().map(([k,[a,b]]:any)=>k+' '+(a/b).toFixed(3)).join('  '));
const want=process.argv[3]; if(want) for(const p of G.filter(p=>new RegExp(want).test(p.stratum)&&(p.s>th)!==(p.label==='1')).slice(0,+(process.argv[4]??40))) console.log(p.stratum,p.s.toFixed(1),'n',p.n.toFixed(1),p.name_a,'|',p.name_b,'|',p.dob_a,p.dob_b,p.c.birth.outcome,'|',p.sex_a,p.sex_b,'|',p.mother_a,'|',p.mother_b,'|',p.children_a,'|',p.children_b,'|',(p.c.name?.pairs??[]).map((x:any)=>p.c.name.words[0][x.one].sounds+'~'+p.c.name.words[1][x.other].sounds+' '+x.chance.toFixed(2)).join(' '));

import * as E from './zz-eval.ts';
import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { coarseKey } from '../../src/rooms/people/matching/sounds.ts';
import { soundCosts } from '../../src/rooms/people/matching/sound-costs.ts';
import { firstNameWeights, prepareName } from '../../src/rooms/people/matching/compare-names.ts';
import { compareBirths } from '../../src/rooms/people/matching/compare-births.ts';
import { nameFeatureValues } from '../../src/rooms/people/matching/name-evidence.ts';
import { compareRecords } from '../../src/rooms/people/matching/compare-records.ts';
import { recordFeatureValues } from '../../src/rooms/people/matching/record-evidence.ts';
import { NameIndex } from '../../src/rooms/people/matching/name-index.ts';
import { countRarity } from './rarity.ts';
import { birthOf } from './read-set.ts';
import { dot, fitLogistic } from './logistic.ts';
import { familiesOf } from './zz-families.ts';
const train0=E.pairs.filter(p=>p.split==='train');
const shares=countRarity('/work/shared/data/names-training/netransliteration-coling2018', train0.flatMap(p=>[p.name_a,p.name_b]).map(n=>nameWords(n).words.map(w=>w.sounds)));
const costs=soundCosts(); const W=firstNameWeights;
const prior=(s:string)=>-Math.log2(shares.get(coarseKey(s))??1/30000);
const by={costs,rarityOf:prior,familiesOf};
const rec=(p:any,x:string)=>{const w=nameWords(p['name'+x]); return {name:prepareName(w.words,by),kunya:w.kunya?prepareName([w.kunya],by).words[0]!:null,birth:birthOf(p['dob'+x]),sex:p['sex'+x]==='M'?'male':p['sex'+x]==='F'?'female':null,mother:p['mother'+x]?prepareName(nameWords(p['mother'+x]).words,by):null,children:(p['children'+x]??'').split('; ').filter(Boolean).map((c:string)=>prepareName(nameWords(c).words,by)),document:null} as any;};
const G=E.pairs; for(const p of G){ p.c=compareRecords(rec(p,'_a'),rec(p,'_b'),{costs,weights:W}); }
const N=G.filter(p=>/^(org|real)_/.test(p.stratum)&&p.stratum!=='org_namesake_dob'&&p.split!=='test');
const nfit=fitLogistic(N.map(p=>({features:nameFeatureValues(p.c.name),label:+p.label})));
for(const p of G) p.f=recordFeatureValues(p.c,p.c.name?dot(nfit,[1,...nameFeatureValues(p.c.name)]):0);
const rfit=fitLogistic(G.filter(p=>p.split!=='test').map(p=>({features:p.f,label:+p.label})));
const rows=E.csv('search_index.csv').filter(r=>r.in_registry==='1'); const recs=E.csv('manifest.csv'); let t0=Date.now();
const ix=new NameIndex({costs,weights:W,preparing:by}); for(const r of rows) ix.add([r.name]); console.log('index',rows.length,Date.now()-t0);
for(const r of rows) r.rec=rec(r,''); t0=Date.now();
const out:any[]=[]; let c20=0,pos=0; const alpha=+(process.argv[2]??1), cap=+(process.argv[3]??8);
for(const m of recs){ m.rec=rec(m,''); const found=ix.find(m.name,{limit:200}).map(f=>({p:f.person,b:f.bits+Math.max(-6,Math.min(8,compareBirths(m.rec.birth,rows[f.person].rec.birth).bits))})).sort((a,b)=>b.b-a.b).slice(0,60);
 const sc=found.map(f=>{const c=compareRecords(m.rec,rows[f.p].rec,{costs,weights:W}); const n=c.name?dot(nfit,[1,...nameFeatureValues(c.name)]):0; return {p:f.p,n,c,s:dot(rfit,[1,...recordFeatureValues(c,n)])+(process.argv[4]?0.0:0)};}).sort((a,b)=>b.s-a.s);
 if(m.true_person_id){pos++; if(sc.slice(0,20).some(x=>rows[x.p].person_id===m.true_person_id)) c20++;}
 m.top=sc.slice(0,5); }
console.log('cand@20',(c20/pos).toFixed(4),'ms',Date.now()-t0);
// score with rivals
const L=recs.map(m=>({m,best:m.top[0],s:m.top[0]?m.top[0].s-alpha*Math.log1p(Math.exp(Math.min(cap,(m.top[1]?.s??-20)-m.top[0].s+1))):-99}));
// one to one
const by1=new Map<number,any>(); for(const l of [...L].sort((a,b)=>b.s-a.s)){ if(!l.best) continue; if(by1.has(l.best.p)) l.s-=6; else by1.set(l.best.p,l);}    
const pr=(ls:any[],tot:number)=>{ const o=[...ls].sort((a,b)=>b.s-a.s); let tp=0,fp=0,f1=0,r99=0,ap=0; o.forEach((l,k)=>{ if(rows[l.best.p].person_id===l.m.true_person_id){tp++;ap+=tp/(k+1);}else fp++; const p=tp/(tp+fp),r=tp/tot; f1=Math.max(f1,2*p*r/(p+r)); if(p>=.99&&r>r99) r99=r; }); return {ap:(ap/tot).toFixed(4),f1:f1.toFixed(4),r99:r99.toFixed(4)}; };
const all=L.filter(l=>l.best); console.log('all',pr(all,1500),'with dob',pr(all.filter(l=>l.m.dob),recs.filter(m=>m.dob&&m.true_person_id).length),'no dob',pr(all.filter(l=>!l.m.dob),recs.filter(m=>!m.dob&&m.true_person_id).length));
if(process.argv[5]) { const bad=all.filter(l=>rows[l.best.p].person_id!==l.m.true_person_id).sort((a,b)=>b.s-a.s).slice(0,+process.argv[5]); for(const l of bad) console.log('WRONG',l.s.toFixed(1),l.m.name,l.m.dob,'→',rows[l.best.p].name,rows[l.best.p].dob,'| true:',l.m.true_person_id?rows.find(r=>r.person_id===l.m.true_person_id).name+' '+rows.find(r=>r.person_id===l.m.true_person_id).dob:'-'); const low=all.filter(l=>rows[l.best.p].person_id===l.m.true_person_id).sort((a,b)=>a.s-b.s).slice(0,+process.argv[5]); for(const l of low) console.log('LOW',l.s.toFixed(1),'n',l.best.n.toFixed(1),l.m.name,l.m.dob,'→',rows[l.best.p].name,rows[l.best.p].dob,'2nd',l.m.top[1]?.s.toFixed(1),rows[l.m.top[1]?.p]?.name); }

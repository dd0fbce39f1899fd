import * as E from './zz-eval.ts';
import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { coarseKey } from '../../src/rooms/people/matching/sounds.ts';
import { readSoundCosts, soundCosts } from '../../src/rooms/people/matching/sound-costs.ts';
import { compareNames, firstNameWeights, prepareName } from '../../src/rooms/people/matching/compare-names.ts';
import { nameFeatureValues, nameFeatures } from '../../src/rooms/people/matching/name-evidence.ts';
import { countRarity } from './rarity.ts';
import { dot, fitLogistic, logLoss } from './logistic.ts';
import { familiesOf } from './zz-families.ts';
const train0=E.pairs.filter(p=>p.split==='train');
const shares=countRarity('/work/shared/data/names-training/netransliteration-coling2018', train0.flatMap(p=>[p.name_a,p.name_b]).map(n=>nameWords(n).words.map(w=>w.sounds)));
const costs=soundCosts();
const rarityOf=(s:string)=>-Math.log2(shares.get(coarseKey(s))??1/30000);
const prep=(n:string)=>prepareName(nameWords(n).words,{costs,rarityOf,familiesOf});
const G=E.pairs.filter(p=>/^(org|real)_/.test(p.stratum)&&p.stratum!=='org_namesake_dob');
for(const p of G){ p.A=prep(p.name_a); p.B=prep(p.name_b); }
const train=G.filter(p=>p.split!=='test');
let W:any=structuredClone(firstNameWeights);
export const run=(g:any[],weights:any)=>g.map(p=>({features:nameFeatureValues(compareNames(p.A,p.B,{costs,weights})),label:+p.label}));
// two-fold cross-validated loss on train to select nonlinear params
const loss=(weights:any)=>{ const ex=run(train,weights); const a=ex.filter((_,i)=>train[i].u<0.3), b=ex.filter((_,i)=>train[i].u>=0.3); return (logLoss(b,fitLogistic(a))*b.length+logLoss(a,fitLogistic(b))*a.length)/ex.length; };
const get=(path:string[])=>path.reduce((o,k)=>o[k],W as any); const set=(path:string[],v:number)=>{const o=path.slice(0,-1).reduce((o,k)=>o[k],W as any); o[path.at(-1)!]=v;};
const params:[string[],number][]=[...[0,1,2,3,4].map(i=>[['word',String(i)],[2,2,0.06,1.5,1.5][i]!] as any),...['AA','AC','AL','CC','CL','LL'].map(k=>[['scripts',k],1.5] as any),...['patronymic','family','any'].map(k=>[['contradiction',k],2] as any),[['familyAsFather'],1.5],[['fatherAsAny'],1.5],[['givenAsFamily'],1.5]];
let best=loss(W); console.log('start',best); const t0=Date.now();
const rounds=+(process.argv[2]??3);
for(let r=0;r<rounds;r++){ let moved=false; for(const [path,step] of params){ const v=get(path); for(const d of [step,-step]){ let cur=get(path); for(;;){ set(path,cur+d/(2**r)); const l=loss(W); if(l<best-1e-5){best=l;cur+=d/(2**r);moved=true;} else {set(path,cur);break;} } if(get(path)!==v) break; } } console.log(r,best.toFixed(4),JSON.stringify(W),Date.now()-t0); }
const fit=fitLogistic(run(train,W)); console.log(nameFeatures.map((n,i)=>n+' '+fit[i+1]!.toFixed(2)).join(', '),'start',fit[0]!.toFixed(2));
const ex=run(G,W); G.forEach((p,i)=>{p.s=dot(fit,[1,...ex[i]!.features]);});
const show=(n:string,g:any[])=>console.log(n,JSON.stringify(E.metrics(g.map(p=>p.s),g.map(p=>+p.label))));
show('all',G); const T=G.filter(p=>p.split==='test'); show('train',train); show('TEST',T);
for (const c of ['central_asia','slavic_cis','turkic_west','arab','persianate','western']) show(c,T.filter(p=>p.culture===c));
show('CL',T.filter(p=>p.scripts==='CL'||p.scripts==='LC'));
show('A-other nw',T.filter(p=>p.scripts.includes('A')&&p.scripts!=='AA'&&p.culture!=='western'));
if(process.argv[3]){ const pos=train.filter(p=>p.label==='1').sort((a,b)=>a.s-b.s).slice(0,+process.argv[3]), neg=train.filter(p=>p.label==='0').sort((a,b)=>b.s-a.s).slice(0,+process.argv[3]);
 for(const p of [...pos,...neg]) {const c=compareNames(p.A,p.B,{costs,weights:W}); console.log(p.label,p.s.toFixed(1),p.culture,p.name_a,'|',p.name_b,'|',c.pairs.map((x:any)=>c.words[0][x.one]!.sounds+'~'+c.words[1][x.other]!.sounds+' '+x.chance.toFixed(2)+' '+x.bits.toFixed(1)).join('; ')); }}

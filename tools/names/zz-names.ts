import * as E from './zz-eval.ts';
import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { coarseKey } from '../../src/rooms/people/matching/sounds.ts';
import { soundCosts } from '../../src/rooms/people/matching/sound-costs.ts';
import { compareNames, firstNameWeights, prepareName } from '../../src/rooms/people/matching/compare-names.ts';
import { countRarity } from './rarity.ts';
const train=E.pairs.filter(p=>p.split==='train');
const shares=countRarity('/work/shared/data/names-training/netransliteration-coling2018', train.flatMap(p=>[p.name_a,p.name_b]).map(n=>nameWords(n).words.map(w=>w.sounds)));
console.log('keys',shares.size, [...shares].sort((a,b)=>b[1]-a[1]).slice(0,20).map(([k,s])=>k+':'+s.toFixed(4)).join(' '));
const costs=soundCosts();
const rarityOf=(s:string)=>-Math.log2(shares.get(coarseKey(s))??1/30000);
const prep=(n:string)=>prepareName(nameWords(n).words,{costs,rarityOf,familiesOf:()=>[]});
const G=E.pairs.filter(p=>/^(org|real)_/.test(p.stratum)&&p.stratum!=='org_namesake_dob');
const t0=Date.now();
for(const p of G){ p.c=compareNames(p.A=prep(p.name_a),p.B=prep(p.name_b),{costs,weights:firstNameWeights}); p.s=p.c.bits; }
console.log('ms',Date.now()-t0,G.length);
const show=(n:string,g:any[])=>console.log(n,JSON.stringify(E.metrics(g.map(p=>p.s),g.map(p=>+p.label))));
show('all',G); for (const s of ['train','test']) show(s,G.filter(p=>p.split===s));
for (const c of ['central_asia','slavic_cis','turkic_west','arab','persianate','western']) show(c,G.filter(p=>p.culture===c));
show('CL',G.filter(p=>p.scripts==='CL'||p.scripts==='LC'));
show('A-other nw',G.filter(p=>p.scripts.includes('A')&&p.scripts!=='AA'&&p.culture!=='western'));
if(process.argv[2]){ const pos=G.filter(p=>p.label==='1'&&p.split==='train').sort((a,b)=>a.s-b.s).slice(0,45), neg=G.filter(p=>p.label==='0'&&p.split==='train').sort((a,b)=>b.s-a.s).slice(0,45);
 for(const p of [...pos,...neg]) console.log(p.label,p.s.toFixed(1),p.culture,p.name_a,'|',p.name_b,'|',p.c.pairs.map((x:any)=>p.c.words[0][x.one].sounds+'~'+p.c.words[1][x.other].sounds+' '+x.chance.toFixed(2)+' '+x.bits.toFixed(1)).join('; ')); }

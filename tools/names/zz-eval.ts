import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
export const D='/work/shared/data/names/';
export const csv=(f:string):any[]=>parse(readFileSync(D+f,'utf8'),{columns:true,bom:true});
// split: components of persons
export const pairs=csv('pairs.csv');
const root=new Map<string,string>();
const find=(x:string):string=>{ let r=x; while(root.get(r)!==undefined&&root.get(r)!==r) r=root.get(r)!; return r; };
for(const p of pairs) if(p.person_a&&p.person_b){ const a=find(p.person_a),b=find(p.person_b); root.set(a,a); root.set(b,a);}    
import { createHash } from 'node:crypto';
const h=(s:string)=>createHash('sha256').update(s).digest().readUInt32BE(0)/2**32;
for(const p of pairs){ p.u=h(p.person_a?find(p.person_a):p.pair_id); p.split=p.u<0.5?'train':p.u<0.65?'tune':'test'; }
if (process.argv[2]==='sizes'){ const c:any={}; for(const p of pairs) c[p.split+p.label]=(c[p.split+p.label]??0)+1; console.log(c); const comp:any={}; for(const p of pairs){const k=p.person_a?find(p.person_a):'-';comp[k]=(comp[k]??0)+1}; console.log(Object.values(comp).sort((a:any,b:any)=>b-a).slice(0,10)); }
export function metrics(v:number[],y:number[]){ const o=v.map((_,i)=>i).sort((a,b)=>v[b]!-v[a]!); const P=y.reduce((a,b)=>a+b,0); let tp=0,fp=0,ap=0,f1=0; const R:any={0.95:0,0.98:0,0.99:0}; for(let k=0;k<o.length;k++){ if(y[o[k]!]){tp++;ap+=tp/(k+1);} else fp++; if(k+1<o.length&&v[o[k+1]!]===v[o[k]!]) continue; const p=tp/(tp+fp),r=tp/P; f1=Math.max(f1,2*p*r/(p+r)); for(const q of Object.keys(R)) if(p>=+q&&r>R[q]) R[q]=r; } return {n:y.length,ap:+(ap/P).toFixed(4),f1:+f1.toFixed(4),...Object.fromEntries(Object.entries(R).map(([k,x]:any)=>['r'+k,+x.toFixed(4)]))}; }

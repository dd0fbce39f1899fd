import { readFileSync, existsSync } from 'node:fs';
import { scriptOf } from '../../src/rooms/people/matching/transliterate.ts';
import { nameWords, type NameWord } from '../../src/rooms/people/matching/name-words.ts';
const f='/work/given/src/rooms/people/matching/data/given-names.txt';
const map=new Map<string,number[]>();
if(existsSync(f)) readFileSync(f,'utf8').split('\n').filter(l=>l&&!l.startsWith('#')).forEach((l,i)=>{ const [sex,head,forms]=l.split('\t'); for(const w of [head!,...(forms??'').split(' ')]){ const x=nameWords(w).words[0]; if(!x) continue; const k=x.script+x.sounds; map.set(k,[...new Set([...(map.get(k)??[]),i])]); } });
console.log('families keys',map.size);
export const familiesOf=(w:NameWord)=>map.get(w.script+w.sounds)??[];

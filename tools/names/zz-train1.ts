import { writeFileSync } from 'node:fs';
import { learnSounds } from '/work/main/tools/names/learn-sounds.ts';
import { wordPairs } from '/work/main/tools/names/word-pairs.ts';
import { writeSoundCosts, scriptPairs, alignedBits } from '/work/main/src/rooms/people/matching/sound-costs.ts';
import { soundsOf, soundCodes } from '/work/main/src/rooms/people/matching/sounds.ts';
const t0=Date.now();
const pairs = wordPairs('/work/shared/data/names-training/netransliteration-coling2018');
const costs: any = {};
for (const p of scriptPairs) { costs[p] = learnSounds(pairs[p], p[0]===p[1]); console.log(p, pairs[p].length, Date.now()-t0); }
writeFileSync('/work/main/src/rooms/people/matching/data/sound-costs.json', writeSoundCosts(costs));
for (const [p,a,b] of [['CL','жусип','yusuf'],['AC','يوسف','юсуф'],['CL','хусейн','husayn'],['CL','хасан','husayn'],['CC','хасан','хусейн'],['CC','иванов','иванова'],['CC','микола','николай'],['AL','محمد','mohammed'],['AL','محمود','mohammed'],['CL','сергей','serhiy']] as any) console.log(a,b, alignedBits(costs[p], soundCodes(soundsOf(a)), soundCodes(soundsOf(b))).toFixed(1));

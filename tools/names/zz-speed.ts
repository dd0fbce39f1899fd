import { matchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { measureSpeed } from './speed.ts'; import { measureSearchAtSize } from './search-at-size.ts'; import { measureNameBench } from './name-bench.ts';
const S='/work/shared/data/names'; const e=matchingEngine();
console.log(measureNameBench(e,'/work/shared/data/names-training/nomenklatura-name-bench'));
console.log(measureSearchAtSize(e,S,100000)); console.log(measureSpeed(e,S));
if(process.argv[2]) console.log(measureSearchAtSize(e,S,1000000));

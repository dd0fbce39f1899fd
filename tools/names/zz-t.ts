import { bornInHijri } from '../../src/rooms/people/matching/hijri.ts';
import { birthOf } from './read-set.ts';
console.log(bornInHijri(1440,1,1), bornInHijri(1400,9,15), birthOf('age:30@2019'), birthOf('H:1410'));
console.log(new Intl.DateTimeFormat('en-u-ca-islamic-civil',{dateStyle:'short',timeZone:'UTC'}).format(new Date(bornInHijri(1440,1,1)!.from+'T00:00Z')), new Intl.DateTimeFormat('en-u-ca-islamic-civil',{dateStyle:'short',timeZone:'UTC'}).format(new Date(bornInHijri(1400,9,15)!.from+'T00:00Z')));

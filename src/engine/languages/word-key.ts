// The keys of texts, typed from English. A key is the room, then the path in its file, with dots;
// the endings of counted sentences (`_one`, `_few`, `_many`, `_other`) are left out. A room adds
// its file by declaration merging:
// `declare module '…/engine/languages/word-key.ts' { interface Words { care: typeof careWords } }`.

import type kitWords from '../../../languages/en/kit.json';
import type problemWords from '../../../languages/en/problems.json';
import type shellWords from '../../../languages/en/shell.json';

export interface Words {
  shell: typeof shellWords;
  kit: typeof kitWords;
  problems: typeof problemWords;
}

type WithoutPlural<Key extends string> =
  Key extends `${infer Stem}_${'one' | 'few' | 'many' | 'other'}` ? Stem : Key;
type KeysIn<Tree> = {
  [Key in keyof Tree & string]:
    Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysIn<Tree[Key]>}`;
}[keyof Tree & string];

export type WordRoom = keyof Words;
/** "shell.signIn.title" */
export type WordKey = { [Room in WordRoom]: `${Room}.${KeysIn<Words[Room]>}` }[WordRoom];
export type WordValues = Readonly<Record<string, string | number | boolean | null>>;

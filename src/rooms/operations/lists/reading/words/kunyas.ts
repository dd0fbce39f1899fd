// The words that begin a kunya ("mother of Yusuf", "father of Yusuf"), and the few given names that
// begin the same way but are names.

import { terms } from './terms.ts';

export const kunyaStarts: readonly string[] = terms(`
  أم, ام, أبو, ابو, umm, um, oum, abu, abou, умм, ум, умму, абу, умми, уммы,
`);

export const namesLikeKunya: readonly string[] = terms(`
  أم كلثوم, ام كلثوم, أبو بكر, ابو بكر, umm kulsum, ummu kulsum, umm kulthum, abu bakr, abubakr,
  умм кульсум, умму кулсум, умму гулсум, абу бакр, абубакр, абу бакир, umm gulsum, ummu gulsum,
`);

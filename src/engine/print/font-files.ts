// The fonts that every paper contains, the regular one first.

import { fileURLToPath } from 'node:url';

export const fontFiles = [
  import.meta.resolve('@expo-google-fonts/onest/400Regular/Onest_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/onest/700Bold/Onest_700Bold.ttf'),
].map((address) => fileURLToPath(address));

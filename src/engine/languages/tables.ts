// All six tables by language. Together they are 2 KB compressed: on a slow connection, waiting for
// one loaded lazily would cost more than that saves.

import type { Locale, LocaleTable } from './locale.ts';
import { en } from './locales/en.ts';
import { kk } from './locales/kk.ts';
import { ky } from './locales/ky.ts';
import { ru } from './locales/ru.ts';
import { tg } from './locales/tg.ts';
import { uz } from './locales/uz.ts';

export const tables: Readonly<Record<Locale, LocaleTable>> = { en, ru, kk, ky, tg, uz };

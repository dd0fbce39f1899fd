// Sentences for visits, goals and notes about people who do not exist. Plain and respectful: they
// could be read aloud in front of the person concerned. Written for this project, not reviewed by
// native speakers.

import type { DemoCountry } from './model.ts';
import type { RrifLevel } from './model-care.ts';

/** A goal in a person's own words, by level, in the language of the country. */
export const ownWords: Readonly<Record<DemoCountry, Readonly<Record<RrifLevel, string>>>> = {
  kg: {
    individual: 'Түнкүсүн тынч уктагым келет.',
    family: 'Балдарым менен чогуу жашагым келет.',
    education: 'Мектепте жакшы окугум келет.',
    community: 'Коңшулар менен ачык сүйлөшкүм келет.',
    'structural-and-safety': 'Документтеримди бүтүргүм келет.',
  },
  kz: {
    individual: 'Түнде тыныш ұйықтағым келеді.',
    family: 'Балаларыммен бірге тұрғым келеді.',
    education: 'Мектепте жақсы оқығым келеді.',
    community: 'Көршілермен еркін сөйлескім келеді.',
    'structural-and-safety': 'Құжаттарымды рәсімдегім келеді.',
  },
  uz: {
    individual: 'Kechasi tinch uxlashni xohlayman.',
    family: 'Bolalarim bilan birga yashashni xohlayman.',
    education: 'Maktabda yaxshi oʻqishni xohlayman.',
    community: 'Qoʻshnilar bilan erkin gaplashishni xohlayman.',
    'structural-and-safety': 'Hujjatlarimni tayyorlashni xohlayman.',
  },
  tj: {
    individual: 'Мехоҳам шабона ором хоб равам.',
    family: 'Мехоҳам бо фарзандонам якҷоя зиндагӣ кунам.',
    education: 'Мехоҳам дар мактаб хуб хонам.',
    community: 'Мехоҳам бо ҳамсояҳо озод гап занам.',
    'structural-and-safety': 'Мехоҳам ҳуҷҷатҳоямро тайёр кунам.',
  },
};

export const visitTexts = [
  'Познакомились, рассказали, чем можем помочь и что с нами говорить не обязательно.',
  'Пили чай, дети показывали рисунки. Договорились о следующей встрече.',
  'Обсудили школу и дорогу до неё. Просят помочь с формой и учебниками.',
  'Говорили о сне и усталости. Предложили встречу с психологом, согласие получено.',
  'Собрали список документов, которых не хватает. Часть уже подана.',
  'Бабушка спрашивает, когда можно снова поговорить с дочерью. Записали вопрос.',
  'Соседи приглашали детей на праздник. Семья рада.',
  'Дома никого не застали, оставили записку и договорились по телефону.',
] as const;

export const assessmentNotes: Readonly<Record<RrifLevel, readonly string[]>> = {
  individual: ['Спит спокойнее, чем месяц назад.', 'Просит время, прежде чем говорить о прошлом.'],
  family: ['Бабушка и дети привыкают друг к другу.', 'Старшая помогает младшим.'],
  education: ['Нужна проверка уровня и помощь с языком.', 'В классе есть подруга.'],
  community: ['Есть соседка, которой семья доверяет.', 'Пока мало выходят из дома.'],
  'structural-and-safety': ['Нет свидетельства о рождении.', 'Жильё есть, доход непостоянный.'],
};

/** Why a closed file is kept for longer. */
export const holdReasons = {
  'court-order': 'Городской суд просит хранить дело, пока не решена жалоба о пенсии.',
  'person-asked': 'Просит хранить бумаги, пока не оформлено свидетельство о рождении ребёнка.',
} as const;

export const hearingNotes = [
  'Назначена дата, защитник присутствует.',
  'Отложено по просьбе защитника.',
  'Разъяснены права, выдана копия решения.',
] as const;

export const restrictionNotes = [
  'Порядок разъяснён, срок указан в решении.',
  'Копия решения вручена.',
] as const;

export const wishes = [
  'Поехать к матери в соседнюю область.',
  'Съездить с ребёнком к врачу в столицу.',
  'Побывать на свадьбе сестры.',
] as const;
export const reportingPlaces = [
  'Отдел пробации, кабинет 4',
  'Отдел пробации, первый этаж',
] as const;

export const personNotes = [
  'Лучше звонить после обеда.',
  'Просит говорить медленно и без посторонних.',
  'Нужен переводчик на первую встречу.',
] as const;

/** Why a case closes although this is not in place. */
export const unmetReasons = {
  goals: 'Цели остались открытыми, план передан тем, кто продолжит.',
  safety: 'О новом месте ничего не известно.',
  papers: 'Свидетельство о рождении подано, ответ придёт позже.',
  'guardian-six-months': 'Опекун назначен недавно.',
  'somebody-alongside': 'На новом месте пока никого нет.',
  'own-view': 'Спросить не удалось.',
} as const;

/** What an action of a plan will do, in plain words. */
export const actionWordings = [
  'Идём вместе и договариваемся о времени.',
  'Каждую неделю по часу, дома или там, где удобно.',
  'Собираем бумаги и подаём заявление.',
] as const;

// Whose name, birth or number a title speaks of. A list about children names guardians, teachers,
// interviewers, camps and schools beside them, and none of these may become a person of the list.
// Each word stands in the forms that titles use, with the case that "of" asks for.

import { terms } from './terms.ts';

export const subjectWords = {
  /** The person whom the row is about. */
  self: terms(`
    child, children, childs, child's, beneficiary, beneficiaries, returnee, individual, member,
    family member, household member, person, patient, student, pupil, passenger, applicant,
    minor, participant, client, case, holder, bearer, traveller, traveler, владелец, владельца,
    держатель, держателя, предъявителя, ребенок, ребенка, ребёнка, ребёнок, дети, детей, лица, лицо,
    человека, члена семьи, член семьи, бенефициар, бенефициара, пассажир, пассажира, ученик,
    ученика, учащегося, репатрианта, репатриант, гражданина, гражданин, несовершеннолетнего,
    пациента, заявителя, воспитанника, возвращенца, подопечного, bola, bolaning, farzand,
    farzandning, shaxs, shaxsning, fuqaro, fuqaroning, yo'lovchi, бола, боланинг, фарзанд,
    фарзанднинг, шахс, шахснинг, фуқаронинг, бала, баланың, баланын, адам, адамның, адамдын,
    тұлға, тұлғаның, оқушы, оқушының, окуучу, окуучунун, жаран, жарандын, кӯдак, кӯдаки, шахси,
    мусофир, хонанда, طفل, الطفل, الأطفال, المستفيد, الشخص, الفرد, الراكب, الطالب, المريض, کودک,
  `),
  /** Someone near the person; a mother and a father have columns of their own. */
  guardian: terms(`
    guardian, guardians, guardian's, caregiver, caregivers, caregiver's, carer, caretaker,
    foster parent, parent, parents, parent's, spouse, next of kin, contact person,
    emergency contact, head of household, head of family, household head, hoh, respondent,
    informant, relative, sponsor, опекун, опекуна, попечитель, попечителя, законного представителя,
    законный представитель, родитель, родителя, родителей, супруг, супруга, супруги, родственника,
    родственник, контактного лица, контактное лицо, глава семьи, главы семьи, респондент,
    респондента, vasiy, vasiysi, vasiyning, homiy, ota onasi, oila boshlig'i, eri, rafiqasi,
    васий, васийси, васийнинг, ота онаси, оила бошлиғи, қамқоршы, қамқоршының, қамқоршысы,
    ата анасы, ата ана, отбасы басшысы, жұбайы, камкорчу, камкорчунун, камкорчусу, ата энеси,
    үй бүлө башчысы, жубайы, парастор, парастори, васӣ, волидайн, сарвари оила, сардори оила,
    ҳамсар, الوصي, ولي الأمر, ولي, مقدم الرعاية, الكفيل, رب الأسرة, ربة الأسرة, رب العائلة,
    الزوج, الزوجة, القريب, سرپرست,
  `),
  /** Said of a woman or a man on the list, and never the relation of a child. */
  spouse: terms(`
    husband, husbands, husband's, wife, wifes, wife's, муж, мужа, жена, жены, erining, ayolining,
    turmush o'rtog'i, эри, эрининг, рафиқаси, күйеуі, күйеуінің, әйелі, әйелінің, күйөөсү,
    күйөөсүнүн, аялы, аялынын, шавҳари, шавҳараш, ҳамсараш, زوج, زوجة,
  `),
  /** Who asks, writes or decides. */
  staff: terms(`
    interviewer, interviewers, enumerator, enumerators, collector, data collector, surveyor,
    staff, staff member, officer, case worker, caseworker, case manager, social worker, teacher,
    doctor, physician, psychologist, monitor, focal point, registrar, supervisor, operator, clerk,
    author, user, username, escort, trainer, facilitator, волонтер, интервьюер, интервьюера,
    сотрудник, сотрудника, специалист, специалиста, соцработник, социального работника,
    социальный работник, учитель, учителя, врач, врача, психолог, психолога, куратор, куратора,
    регистратор, регистратора, исполнитель, исполнителя, исполнителя, оператор, оператора,
    ответственный, ответственного, сопровождающий, сопровождающего, анкетер, анкетера, xodim,
    xodimning, ijtimoiy xodim, o'qituvchi, shifokor, suhbatdosh, ходим, ходимнинг, ўқитувчи,
    шифокор, қызметкер, қызметкердің, әлеуметтік қызметкер, мұғалім, дәрігер, кызматкер,
    кызматкердин, мугалим, дарыгер, корманд, корманди, муаллим, духтур, табиб, الباحث, الموظف,
    المعلم, الطبيب, الأخصائي, المحاور, جامع البيانات, کارمند,
  `),
  /** Bodies and works. */
  organisation: terms(`
    organisation, organization, organisations, organizations, org, agency, ngo, partner, company,
    institution, ministry, department, donor, project, programme, program, activity, sector,
    cluster, service, provider, bank, employer, team, group name, form, list name, file, sheet,
    indicator, item, product, commodity, event, организация, организации, учреждение, учреждения,
    агентство, партнер, партнера, компания, компании, министерство, ведомство, проект, проекта,
    программа, программы, мероприятие, мероприятия, донор, сектор деятельности, показатель,
    tashkilot, tashkiloti, loyiha, muassasa, ташкилот, лойиҳа, муассаса, ұйым, ұйымның, жоба,
    мекеме, уюм, уюмдун, долбоор, мекеменин, ташкилоти, лоиҳа, муассисаи, المنظمة, المؤسسة,
    المشروع, الجهة, الوكالة, النشاط, القطاع الإنساني, مؤسسه,
  `),
  school: terms(`
    school, schools, kindergarten, class, grade, university, college, hospital, clinic,
    health facility, health centre, health center, orphanage, школа, школы, школе, детский сад,
    детского сада, класс, класса, училище, университет, университета, больница, больницы, клиника,
    клиники, поликлиника, детский дом, детского дома, интернат, интерната, maktab, maktabi,
    maktabning, bog'cha, shifoxona, мактаб, мактабнинг, боғча, шифохона, мектеп, мектептің,
    балабақша, аурухана, мектептин, бала бакча, оорукана, мактаби, кӯдакистон, беморхона, المدرسة,
    الروضة, المستشفى, العيادة, المركز الصحي, مدرسه,
  `),
  place: terms(`
    camp, site, location, village, town, city, settlement, community, centre, center, shelter,
    facility, section, block, annex, street, airport, лагерь, лагеря, объект, объекта, село, села,
    деревня, населенный пункт, населенного пункта, город, города, пункт, центр, центра, приют,
    приюта, улица, улицы, аэропорт, lager, lageri, qishloq, shahar, mahalla, лагер, лагери,
    қишлоқ, шаҳар, маҳалла, лагері, ауыл, ауылдың, айыл, айылдын, шаар, урдугоҳ, урдугоҳи, деҳа,
    деҳаи, المخيم, القرية, المدينة, الحي, البلدة, المأوى, الشارع, روستا,
  `),
  region: terms(`
    district, region, province, oblast, governorate, admin, adm, adm1, adm2, adm3, admin1, admin2,
    country, county, municipality, район, района, область, области, регион, региона, страна,
    страны, tuman, viloyat, mamlakat, туман, вилоят, мамлакат, аудан, облыс, ел, аймак, облус,
    өлкө, ноҳия, вилоят, кишвар, المحافظة, المنطقة, الناحية, القضاء, الدولة, البلد, ولایت,
  `),
} as const;
export type Subject = keyof typeof subjectWords;

/** Relations are said to the head of a family. */
export const headWords: readonly string[] = terms(`
  head, hoh, head of household, head of family, household head, pa, глава, главы, главе, главе
  семьи,
  oila boshlig'i, oila boshlig'iga, оила бошлиғи, оила бошлиғига, отбасы басшысы, отбасы басшысына,
  үй бүлө башчысы, үй бүлө башчысына, сарвари оила, сардори оила, رب الأسرة, ربة الأسرة,
  رب العائلة, ربة العائلة, سرپرست,
`);

/** Words of a title that change nothing about what it means. */
export const fillerWords: readonly string[] = terms(`
  of, the, a, an, in, as, per, for, and, or, s, is, your, please, enter, what, write, full,
  complete, official, legal, current, latin, english, cyrillic, arabic, russian, local, native,
  letters, capital letters, language, spelling, if known, if any, known, optional, required,
  select, info, information, details, section, basic, bio, полное,
  полностью, полные, по паспорту, по документу, на русском, на английском, на арабском, латиницей,
  кириллицей, латиница, кириллица, печатными буквами, заглавными буквами, при наличии,
  если известно, если есть, укажите, рус, англ, лат, кир, eng, rus, ru, en, ar, to'liq, тўлиқ,
  толық, толук, пурра, va, ва, және, жана, و, من, كامل, الكامل, بالعربية, بالإنجليزية, باللغة,
  بالكامل, الكاملة,
`);

/** What programs add to a form that was filled in: about the form, never about a person. */
export const formWords: readonly string[] = terms(`
  id, uuid, index, parent index, parent table name, submission id, submission uuid, submission time,
  submissiondate, submission date, submitted by, validation status, version, tags, notes, status,
  start, end, starttime, endtime, start time, end time, today, deviceid, device id, subscriberid,
  simid, phonenumber, username, instanceid, instance id, instancename, formid, form id, xform id,
  meta instanceid, meta instancename, formhub uuid, key, parent key, set of, attachments,
    geolocation,
  edit state, review state, completed by, audit, altitude, accuracy, latitude, longitude,
`);

/** Titles of names of anybody or anything. */
export const anyNameTitles: readonly string[] = terms(`
  name, names, имя, имена, ism, ismi, исм, исми, аты, есімі, есім, ысымы, ном, номаш, номи,
  الاسم, اسم,
  الأسماء, نام, ad, adı, isim,
`);

/** Titles of tables that list no people: plans of work, figures, places, choices of a form. */
export const thingTitles: readonly string[] = terms(`
  sector, cluster, activity, activities, indicator, indicator code, indicator name, target, reached,
  budget, funding, donor, implementing partner, partner, organisation, organization,
  organisation name, organization name, org, project, project name, project title, start date,
  end date, p code, pcode, adm1, adm2, adm1 pcode, adm2 pcode, admin1, admin2, admin1pcode,
  admin2pcode, admin1name, admin2name, latitude, longitude, lat, lon, population, area, iso, iso2,
  iso3, iso code, description, url, website, taxonomy, tax status, legal status, service id,
  program id, organization id, organisation id, location id, country code, capital, currency,
  region code, list name, label, label english,
  label russian, choice filter, type, hint, calculation, relevant, constraint, appearance, unit,
  units, male, female, adults, children, members, no of members, number of members, family size,
  household size, hh size, birth rate, взрослых, детей, взрослые, дети, членов семьи, состав семьи,
  количество членов семьи, position, job title, email, e mail, должность, лауазымы, кызматы,
  lavozimi, лавозими,
  вазифа, quantity, price, cost, amount, value, total, men, women, boys, girls, households,
  individuals, percent, сектор, кластер, мероприятие, показатель, индикатор, бюджет, финансирование,
  донор, партнер, организация, наименование организации, проект, дата начала, дата окончания,
  широта, долгота, население, площадь, код страны, столица, валюта, единица измерения, количество,
  цена, стоимость, сумма, tashkilot, loyiha, ұйым, жоба, уюм, долбоор, ташкилот, лоиҳа, القطاع,
  المنظمة, المشروع, النشاط, المؤشر, الميزانية, المستهدف, الكمية, السعر,
`);

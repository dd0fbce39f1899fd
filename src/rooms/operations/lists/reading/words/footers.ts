// Words under a list: who made it, who signed it, the stamp, the telephone, the day. They begin
// a line of their own. None of them is a name.

import { terms } from './terms.ts';

export const footerWords: readonly string[] = terms(`
  captain, purser, consul, vice consul, ambassador, attache, first secretary, консул, вице консул,
  посол, атташе, первый секретарь, министр, элчи, елші, elchi, сафир, السفير, القنصل, prepared by,
  compiled by, checked by, verified by, approved by, certified by, signed by,
  submitted by, reviewed by, received by, responsible person, signature, signatures, signed, stamp,
  seal, phone, tel, telephone, mob, fax, email, e mail, date, printed, page, note, notes, source,
  comments, total number, end of list, end of the list, head of department, head of unit, director,
  chief, commander, manager, team leader, translator, generated, exported, last updated,
  исполнитель, исп, составил, составила, составлено, составитель, подготовил, подготовила,
  подготовлено, проверил, проверила, проверено, утверждаю, утвердил, утверждено, согласовано,
  согласовал, подписал, подпись, подписи, печать, место печати, м п, мп, тел, телефон, моб, факс,
  эл почта, дата, начальник, заместитель, зам, зам начальника, директор, руководитель,
  председатель, главный специалист, специалист, инспектор, секретарь, бухгалтер, врач, оператор,
  ответственный, ответственное лицо, принял, приняла, сдал, сдала, передал, передала, верно,
  примечание, источник, стр, страница, лист, конец списка, приложение, по состоянию на, список,
  tuzuvchi, tuzdi, tayyorladi, tekshirdi, tasdiqlayman, tasdiqladi, imzo, imzosi, muhr, m o', sana,
  boshliq, boshlig'i, бошлиғи, rahbar, direktor, mas'ul, ijrochi, izoh, manba, тузувчи,
  тузди, тайёрлади, текширди,
  тасдиқлайман, тасдиқлади, имзо, имзоси, муҳр, м ў, сана, бошлиқ, раҳбар, масъул, ижрочи, манба,
  дайындаған, дайындады, тексерді, бекітемін, бекітілді, қолы, мөр, м о, м ө, күні, бастық, бастығы,
  орынбасары, басшы,
  басшысы, бөлім басшысы, жауапты, орындаушы, ескерту, дереккөз, даярдаган, даярдады, түзгөн,
  түздү, текшерди, текшерген, бекитем, бекитилди, колу, мөөр, күнү, башчы, башчысы,
  бөлүм башчысы, жооптуу, аткаруучу, эскертүү, булак, тартибдиҳанда, тартиб дод, тайёр кард,
  санҷид, тасдиқ мекунам, имзои, мӯҳр, ҷ м, сардор, раҳбари, роҳбар, сардори, масъули, иҷрокунанда,
  эзоҳ, сарчашма, إعداد, أعده, أعدها, تدقيق, راجعه, اعتماد, يعتمد, التوقيع, توقيع, الختم, ختم,
  هاتف, الهاتف, تلفون, رقم الهاتف, التاريخ, تاريخ, حرر في, المدير, مدير, رئيس, رئيس القسم, المسؤول,
  مسؤول, ملاحظة, المصدر, صفحة, نهاية القائمة, تهیه کننده, امضا, مهر, تاریخ,
`);

// Words by which a carrier or an escort says who boarded and, if not, why. Only a coded neutral
// reason is kept of a person who did not board; the words themselves stay in the staged file.

import { type boardingStatuses, type notBoardedReasons } from '../model.ts';
import { terms } from './terms.ts';

export const statusWords: Readonly<Record<(typeof boardingStatuses)[number], readonly string[]>> = {
  boarded: terms(`
    true, истина, правда, ақиқат, чындык, rost, рост, дуруст, صحيح, boarded, on board, onboard,
    yes, y, ok, arrived, departed, flown, travelled, traveled, сел,
    села, посажен, посажена, на борту, да, вылетел, вылетела, прибыл, прибыла, доставлен,
    доставлена, chiqdi, uchdi, ha, bortda, yetib keldi, samolyotga chiqdi, чиқди, учди, ҳа,
    бортда, етиб келди, отырды, мінді, ұшты, иә, бортта, келді, отурду, учту, түштү учакка, ооба,
    келди, савор шуд, парвоз кард, омад, бале, расид, савор шудааст, صعد, صعدت, تم الصعود, نعم,
    سافر, سافرت, على متن الطائرة, غادر, غادرت, وصل, وصلت,
  `),
  'not-boarded': terms(`
    false, ложь, жалған, жалган, yolg'on, ёлғон, дурӯғ, خطأ, not boarded, did not board,
    not on board, no, n, offloaded, off loaded, denied boarding,
    not departed, не сел, не села, не посажен, не посажена, не на борту, нет, не вылетел,
    не вылетела, не прибыл, не прибыла, снят с рейса, снята с рейса, chiqmadi, uchmadi, yo'q,
    kelmadi, bortda emas, чиқмади, учмади, йўқ, келмади, отырмады, мінбеді, ұшпады, жоқ, келмеді,
    отурган жок, отурбады, учкан жок, учпады, жок, келген жок, келбеди, савор нашуд,
    парвоз накард, наомад, не, савор нашудааст, لم يصعد, لم تصعد, لا, لم يسافر, لم تسافر,
    لم يتم الصعود, لم يغادر, لم تغادر, لم يصل, لم تصل,
  `),
};

export const reasonWords: Readonly<Record<(typeof notBoardedReasons)[number], readonly string[]>> =
  {
    medical: terms(`
    medical, medical reasons, medical reason, sick, ill, illness, health, hospital, hospitalised,
    hospitalized, unfit to fly, по болезни, болезнь, болен, больна, медицинские,
    медицинские показания, по состоянию здоровья, здоровье, медицинская, госпитализирован,
    госпитализирована, kasal, tibbiy, kasallik, sog'lig'i, касал, тиббий, касаллик, соғлиғи,
    ауру, науқас, денсаулық, денсаулығы, медициналық, ауырып қалды, оору, ооруп калды,
    ден соолук, медициналык, бемор, беморӣ, тиббӣ, саломатӣ, مرض, مريض, مريضة, طبي, أسباب طبية,
    صحية, الصحة, سبب صحي, مستشفى, سبب طبي, حالة صحية,
  `),
    refused: terms(`
    refused, refusal, declined, refused to travel, unwilling, отказ, отказался, отказалась,
    отказ от выезда, отказались, rad etdi, rad, bosh tortdi, рад этди, рад, бош тортди,
    бас тартты, бас тартқан, баш тартты, баш тарткан, рад кард, даст кашид, радкунӣ, рафз, رفض,
    رفضت, رفض السفر, امتنع, امتنعت, رافض, رافضة,
  `),
    'not-present': terms(`
    not present, absent, no show, noshow, did not appear, not found, missing, did not come,
    не явился, не явилась, неявка, отсутствовал, отсутствовала, отсутствует, не найден,
    не найдена, kelmadi, hozir emas, yo'q edi, topilmadi, келмади, ҳозир эмас, топилмади,
    келмеді, болмады, табылмады, жоқ болды, келген жок, жок болчу, табылган жок, ҳозир набуд,
    наомад, ёфт нашуд, ҳозир нест, غائب, غائبة, غير موجود, غير موجودة, لم يحضر, لم تحضر, غياب,
    غير حاضر,
  `),
    documents: terms(`
    documents, document, no documents, passport, no passport, паспорт, паспорта, pasport, pasporti,
    паспорти, паспорты, паспорту, шиноснома, جواز السفر, الجواز, identity pending, identity,
    id pending, identity not confirmed, dna pending, paperwork, missing documents, документы,
    нет документов,
    личность не установлена, личность, личность не подтверждена, отсутствие документов, hujjat,
    hujjatlar, hujjati yo'q, shaxsi aniqlanmagan, shaxsi tasdiqlanmagan, ҳужжат, ҳужжатлар,
    ҳужжати йўқ, шахси аниқланмаган, құжат, құжаттары жоқ, құжаты жоқ, жеке басы анықталмаған,
    документи жок, документтери жок, инсандыгы такталган эмес, ҳуҷҷат, ҳуҷҷатҳо, ҳуҷҷат надорад,
    шахсият, шахсият муайян нашудааст, وثائق, لا وثائق, بدون وثائق, الوثائق, الهوية, هوية,
    الهوية غير مؤكدة, عدم وجود وثائق, أوراق,
  `),
    prevented: terms(`
    prevented, blocked, not allowed, not released, prevented by others, held back, stopped,
    не пустили, не отпустили, воспрепятствовали, задержали, не разрешили, препятствие,
    ruxsat berilmadi, to'sqinlik, qo'yib yuborishmadi, рухсат берилмади, тўсқинлик,
    рұқсат берілмеді, кедергі, жібермеді, жіберілмеді, уруксат берилген жок, тоскоолдук,
    коё беришкен жок, иҷозат надоданд, монеъ шуданд, роҳ надоданд, منع, منعت, منعوه, منعوها,
    لم يسمح, ممنوع, تم منعه, تم منعها,
  `),
    other: terms(`
    other, other reason, другое, другая причина, прочее, иное, boshqa, бошқа, басқа, башка,
    дигар, أخرى, سبب آخر, آخر, غير ذلك,
  `),
  };

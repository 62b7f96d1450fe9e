import type { Language } from './language.ts';

export const tr: Language = {
  code: 'tr',
  contact:
    'konus*, gorus*, gorusmek, konusmak, baglan*, bagla, baglar*, baglayin, baglayabilir*, aktar*, yonlendir*, iletisim*, ulas*, sohbet*, yazis*, irtibat*, devral*, gecir*',
  ask: 'istiyorum, isterim, istiyom, lazim, gerek, gerekiyor, ver, verin, var mi, rica ediyorum, talep ediyorum, tercih ederim, bulun, cagir, cagirin, ihtiyacim var, alabilir miyim',
  human:
    'insan, insana, insanla, insanlar*, gercek insan*, gercek kisi*, canli destek*, canli temsilci*, canli biri*, temsilci*, musteri temsilci*, musteri hizmetleri temsilci*, operator*, yetkili*, danisman*, calisan*, personel*, gorevli*, asistan, asistana, asistanla, kisiyle, kisiye',
  desk: 'musteri hizmet*, destek, destek ekib*, teknik destek*, cagri merkez*, musteri destek*, destege',
  someone:
    'biriyle, birine, birisiyle, birisine, biri, birileri*, mudur*, yonetici*, patron*, uzman*, sorumlu*, resepsiyon*, ekip*, ekib*, teknisyen*',
  bot: 'bot, botla, robot*, makine*, chatbot*, bilgisayar*, yapay zeka*',
  link: 'bir, gercek, canli, hemen, lutfen, olan, musteri, sizin, baska, ile, biriyle, direkt, artik, su, simdi, yetkili, de',
  filler:
    'lutfen, simdi, hemen, merhaba, selam, tesekkurler, bir, gercek, canli, acil, artik, evet, hayir, ile',
  not: 'gerek yok, olmadan, istemem',
  notAfter:
    'istemiyorum, istemem, gerek yok, olmadan, istemiyoruz, konusmadan, gorusmeden, konusmak istemiyorum',
  insteadOf: 'degil, yerine, biktim',
  guard:
    'misin, musun, misiniz, insan kaynaklari, insan haklari, insan yapimi, kisi basi, kac kisi, kisilik, insan hatasi, insan vucudu, robot musun, bot musun, ben bir, emlak danisman*, sanal asistan*, konustum, gorustum, tur operator*, insanlar icin, oda gorevlisi kac',
  verbLast: true,
  askLast: true,
};

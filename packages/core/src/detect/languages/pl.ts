import type { Language } from './language.ts';

export const pl: Language = {
  code: 'pl',
  contact:
    'rozmawiac, rozmawiac z, porozmawiac, porozmawiac z, pogadac, pogadac z, gadac z, mowic z, pomowic z, polacz mnie, polaczcie mnie, prosze polaczyc, polaczyc, polaczenie z, polaczyc z, przelacz mnie, przelaczyc, przekieruj mnie, przekierowac, przekaz mnie, skontaktowac, skontaktowac sie, skontaktuj mnie, kontakt, kontakt z, kontaktu z, rozmowa z, rozmowe z, rozmowy z, czatowac z, pisac z',
  ask: 'chce, chcialbym, chcialabym, potrzebuje, poprosze, prosze, prosze o, daj mi, dajcie mi, wole, wolalbym, wolalabym, czy jest, czy moge, czy mozna, zadam, szukam, gdzie jest, moge prosic, czy sa, dawaj, wezwij',
  human:
    'czlowiek, czlowieka, czlowiekiem, czlowiekowi, ludzi, ludzie, ludzmi, zywym czlowiekiem, zywa osoba, osoba, osobe, prawdziwa osoba, prawdziwym czlowiekiem, konsultant*, operator*, agent, agenta, agentem, agentowi, przedstawiciel*, doradca, doradce, doradcy, pracownik*, pracownica, asystent, asystenta, asystentem, infolinia, infolinie',
  desk: 'obsluga klienta, obsluge klienta, obslugi klienta, dzial obslugi, biuro obslugi, wsparcie, wsparcia, pomoc techniczna, pomoca techniczna, dzialem obslugi, biurem obslugi, obsluga, wsparciem',
  someone:
    'kims, ktos, kogos, komus, kims innym, kierownik*, szef*, manager*, menedzer*, przelozony*, recepcja, zespol*, specjalista, specjalisty, ekspert*, dzialem, technik*',
  bot: 'bot, botem, bota, robot, robotem, robota, maszyna, maszyne, chatbot*, komputer*, automat*',
  link: 'z, ze, od, do, na, zyw*, prawdziw*, jakims, jakas, jakiegos, innym, innego, wasz*, panstwa, prosze, rzeczywist*, tylko, ktorym, o, sie, w, rozmowe, kontakt',
  filler:
    'prosze, teraz, natychmiast, czesc, hej, dzien dobry, dziekuje, zyw*, prawdziw*, z, tak, nie, do, juz, tylko, poprosze',
  not: 'nie chce, nie potrzebuje, bez, nie musze, zamiast, nie chcialbym, nie chcialabym, nie trzeba, wole nie',
  insteadOf: 'nie z, zamiast, nie, dosc, mam dosc, nienawidze, nie chce',
  guard:
    'czy jestes, jestes, czy to, na osobe, osob, osobowy, jestem, prawa czlowieka, agent nieruchomosci, agent ubezpieczeniowy, moj doradca, rozmawialem, rozmawialam, czy rozmawiam, rozmawiam, ile osob, wirtualny asystent, wirtualny doradca, operator sieci, operator komorkowy, dla osoby, zasoby ludzkie, blad ludzki, biuro podrozy',
  verbLast: true,
};

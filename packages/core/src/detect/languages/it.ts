import type { Language } from './language.ts';

export const it: Language = {
  code: 'it',
  contact:
    'parlare, parlare con, parlare a, chattare, chattare con, discutere con, conversare con, contattare, mettermi in contatto, mettetemi in contatto, mettimi in contatto, contatto con, passami, passatemi, mi passi, passarmi, mi passa, trasferiscimi, trasferitemi, trasferirmi, collegami, collegatemi, essere messo in contatto, comunicare con, rivolgermi, raggiungere, connettimi, mi metta in contatto, mettimi, mi metti in contatto, parlo con',
  ask: 'voglio, vorrei, ho bisogno, mi serve, dammi, datemi, mi dia, preferisco, c e, ci sono, cerco, posso avere, desidero, esigo, pretendo, dov e, mi servirebbe, preferirei',
  human:
    'umano, umani, umana, essere umano, persona, persona reale, persona vera, vera persona, persona in carne e ossa, operatore, operatrice, operatori, agente, agenti, rappresentante, consulente, impiegato, impiegata, addetto, addetta, assistente, dipendente',
  desk: 'servizio clienti, assistenza clienti, supporto, assistenza, assistenza umana, supporto tecnico, assistenza tecnica, servizio clienti manuale, supporto clienti, call center, customer service, sostegno, assistenza clienti umana, aiuto umano',
  someone:
    'qualcuno, qualcun altro, qualcun, gente, responsabile, capo, direttore, manager, supervisore, team, reception, reparto, tecnico, esperto, specialista, staff',
  bot: 'bot, robot, macchina, chatbot, computer, ia, intelligenza artificiale',
  link: 'un, una, uno, il, la, lo, l, con, a, al, di, del, della, d, vero, vera, reale, altro, altra, vostro, in, carne, e, ossa, parlare, per favore, umano, umana, qualche, autentico',
  filler:
    'per favore, perfavore, ora, adesso, subito, ciao, grazie, un, una, il, l, vero, vera, reale, si, no, con, buongiorno, salve, al',
  not: 'non voglio, non ho bisogno, senza, non vorrei, non mi serve, non desidero, invece di, al posto di, non serve, evitare di, non devo',
  insteadOf:
    'non con, non, invece di, al posto di, basta, stufo di, stufa di, odio, stanco di, stanca di, niente',
  guard:
    'risorse umane, diritti umani, corpo umano, errore umano, sei, e lei, siete, sono una, sono un, a persona, per persona, agente immobiliare, agente di viaggio, agente assicurativo, mio consulente, sto parlando, stavo parlando, ho parlato, quante persone, operatore telefonico, operatore turistico, assistente virtuale, per una persona, a un altra persona, fatto da umani, questo e',
  realWords: 'persone, perdona',
};

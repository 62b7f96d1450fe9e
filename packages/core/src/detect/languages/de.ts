import type { Language } from './language.ts';

export const de: Language = {
  code: 'de',
  contact:
    'sprechen, reden, chatten, unterhalten, telefonieren, sprechen mit, reden mit, verbinden, verbinde, verbinde mich, verbinden sie mich, weiterleiten, durchstellen, weiterverbinden, kontaktieren, kontakt, kontakt mit, erreichen, stell mich, stellen sie mich, leite mich, leiten sie mich, ubergeben, holen sie mir, hol mir, schreiben mit, anschreiben, rede, spreche, sprech, spreche mit',
  ask: 'ich will, ich mochte, ich moechte, ich brauche, ich hatte gern, ich haette gern, gib mir, geben sie mir, gibt es, brauche, mochte, will, kann ich, bitte, lieber, her mit, wo ist, ich verlange, ich wunsche, ich bevorzuge, hol mir, holen sie mir',
  human:
    'mensch, menschen, echter mensch, echten menschen, mitarbeiter*, kundenberater*, berater*, sachbearbeiter*, ansprechpartner*, servicemitarbeiter*, person, echte person, echten person, operator, agent, agenten, vertreter, supportmitarbeiter*, kollege*, kundenbetreuer*, betreuer, menschliche*, live chat',
  desk: 'kundenservice, kundendienst, kundensupport, support, hotline, kundenbetreuung, service team, servicecenter, manuellen kundenservice, manueller kundenservice, technischer support, unterstutzung, kundenhilfe, kundenbetreuer team',
  someone:
    'jemand, jemanden, jemandem, irgendwem, irgendjemand*, chef, chefin, vorgesetzte*, manager*, leute, team, rezeption, abteilung, experten, fachmann, techniker*',
  bot: 'bot, roboter, maschine, chatbot, computer, automat, ki',
  link: 'ein, eine, einen, einem, einer, echt*, richtig*, lebend*, real*, den, dem, der, die, das, ihr*, mal, bitte, wirklich*, jetzt, endlich, hier, auch, gerne, gern, nur, einfach, lieber, sofort, kompetent*, zu, zum, zur, mit, manuell*, menschlich*, von, ihnen, kundendienst, anderen',
  filler:
    'bitte, jetzt, sofort, hallo, hi, danke, ein, eine, einen, echt*, nur, endlich, mal, und, ja, nein, guten tag, den, dem, der, zum, mit, lieber, ihr*',
  not: 'will nicht, mochte nicht, moechte nicht, nicht mit, kein*, brauche kein*, will kein*, ohne, nicht, statt, anstatt, muss nicht',
  insteadOf: 'nicht mit, statt, anstatt, kein*, keine lust auf, genug von, nicht, hasse, stopp',
  guard:
    'bist du, sind sie, ist das, ist hier, menschenrechte, pro person, per person, personen, person ist, ich bin ein, ich bin eine, reiseburo, immobilienmakler*, versicherungsvertreter*, rede ich, spreche ich, habe mit, hatte mit, kontaktdaten, kontaktnummer, wie viele, mitarbeiterrabatt, mitarbeiterzahl, mein berater, mein betreuer, live chat verlauf',
  verbLast: true,
  notAfter: 'nicht reden, nicht sprechen',
  realWords: 'personen, mensch',
};

import type { Language } from './language.ts';

export const nl: Language = {
  code: 'nl',
  contact:
    'praten, praten met, spreken, spreken met, chatten, chatten met, contact, contact met, contact opnemen, verbind me, verbind mij, verbinden, verbinden met, doorverbinden, verbind me door, doorgeven, bereiken, contacteren, te woord, overleggen, bellen met, in gesprek, zet me door, schakel door, geholpen worden door',
  ask: 'ik wil, ik wil graag, ik zou graag, ik heb nodig, ik heb, geef me, geef mij, is er, zijn er, mag ik, kan ik, liever, graag, ik eis, waar is, ik zoek, ik verlang, wil, haal',
  human:
    'mens, mensen, echt mens, echte mens, echt persoon, echte persoon, persoon, medewerker*, klantenservicemedewerker*, operator, agent, agenten, vertegenwoordiger*, adviseur*, werknemer, collega*, live chat, menselijke*, consulent*',
  desk: 'klantenservice, klantendienst, helpdesk, support, ondersteuning, technische dienst, servicedesk, supportteam',
  someone:
    'iemand, iemand anders, manager*, baas, leidinggevende*, chef, team, receptie, afdeling, expert, specialist*, technicus, beheerder',
  bot: 'bot, robot, machine, chatbot, computer, ai, automaat',
  link: 'een, n, de, het, echt*, levend*, met, aan, jullie, uw, je, alsjeblieft, alstublieft, nu, gewoon, graag, ander*, menselijk*, bekwame, van, liever, even',
  filler:
    'alsjeblieft, alstublieft, aub, nu, hallo, hoi, dank je, bedankt, een, de, echt*, gewoon, graag, en, ja, nee, met, direct, meteen, snel',
  not: 'wil niet, wil geen, geen, niet met, zonder, hoef niet, hoef geen, in plaats van, niet, liever niet',
  insteadOf: 'niet met, geen, in plaats van, niet, zat van, genoeg van, haat',
  guard:
    'ben je, bent u, is dit, ben ik, per persoon, ik ben een, mensenrechten, makelaar, reisagent, hoeveel personen, hoeveel mensen, mijn adviseur, contactgegevens, contactnummer, ik sprak, heb gesproken, praat ik, spreek ik, personen, virtuele assistent, voor een persoon',
  verbLast: true,
  realWords: 'personen',
};

import type { Language } from './language.ts';

export const fr: Language = {
  code: 'fr',
  contact:
    'parler, parler a, parler avec, discuter, discuter avec, chatter, tchatter, echanger, echanger avec, contacter, joindre, passez moi, passe moi, me passer, transferez moi, transfere moi, me transferer, transferer, connectez moi, connecte moi, mettez moi, mets moi, me mettre, entrer en contact, contact avec, en contact avec, mise en relation, mettre en relation, en relation avec, en ligne avec, parle a, causer, repondu par, appelez, rediriger, redirigez moi',
  ask: 'je veux, je voudrais, j ai besoin, j aimerais, donnez moi, donne moi, je prefere, je souhaite, il y a, y a t il, est ce qu il y a, puis je avoir, jai besoin, besoin, je cherche, ou est, j exige, je demande, veux, il me faut',
  human:
    'humain, humains, humaine, etre humain, personne, vraie personne, vrai humain, personne reelle, personne physique, agent, agents, conseiller, conseillere, conseillers, operateur, operatrice, representant, representante, employe, employee, interlocuteur, interlocutrice, charge de clientele, collaborateur, assistant, teleconseiller, conseiller clientele, agent humain, vrai agent',
  desk: 'service client, service clients, service clientele, support, support technique, soutien, assistance, sav, hotline, service client manuel, equipe, support client, assistance humaine, service technique, service apres vente, service a la clientele, service a la clientele manuel, assistance clientele, relation client, service consommateurs, aide humaine',
  someone:
    'quelqu un, qqn, quelquun, quelqu une, quelqun, gens, responsable, chef, manager, directeur, directrice, superviseur, accueil, reception, technicien, specialiste, expert',
  bot: 'bot, robot, machine, chatbot, ordinateur, ia, automate',
  link: 'service, client, a, la, clientele, un, une, le, la, les, l, d, de, du, des, a, au, avec, vrai, vraie, reel, reelle, veritable, autre, votre, vos, parler, s il vous plait, en, chair, et, os, humain, competent, physique, qu, direct',
  filler:
    's il vous plait, s il te plait, svp, stp, maintenant, bonjour, salut, merci, un, une, le, la, l, vrai, vraie, reel, reelle, oui, non, avec, a, au, tout de suite, vite, de, d, votre',
  not: 'ne veux pas, veux pas, pas besoin, sans, je ne souhaite pas, ne souhaite pas, ne voudrais pas, n ai pas besoin, au lieu de, plutot que, eviter de, inutile de, pas envie',
  insteadOf:
    'pas, pas a, pas avec, au lieu de, plutot que, marre de, marre du, assez de, pas un, pas une, plus de, deteste',
  guard:
    'ressources humaines, droits humains, corps humain, erreur humaine, es tu, etes vous, est ce un, est ce une, est ce que je parle, est ce que tu es, je suis une, je suis un, par personne, personne ne, personne n, personne a, agent immobilier, agents immobiliers, agent de voyage, agent de voyages, mon conseiller, mon agent, combien de personnes, je parle a, j ai parle, ai je affaire, operateur mobile, operateur telephonique, assistant virtuel, pour une personne, a une autre personne, fait par des humains, c est un, c est une',
  realWords: 'personnes, agence, parlez, contacts',
};

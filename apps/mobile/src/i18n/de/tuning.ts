import type { tuning as english } from '../en/tuning.ts';
import type { In } from '../words.ts';

export const tuning: In<'de', typeof english> = {
  subscription: {
    title: 'Abos',
    bot: 'Alle Bots',
    workflow: 'Alle Abläufe',
    of: '{{name}} abonniert',
    botOff: 'Aus: nur was dich erreichen muss, kommt noch, etwa ein Kunde, dem sonst niemand antwortet.',
    workflowOff: 'Aus: nichts davon kommt.',
    through: 'Wartende Kunden kommen durch Ruhezeiten',
    waits: 'Auch wartende Kunden warten das Ende der Ruhezeit ab',
    inherit: '{{what}}: zurück zur Vorgabe',
  },
  theirs: {
    title: 'Was {{name}} erreicht',
    why: 'Du stellst das für {{name}} ein. Es gilt als eigene Wahl und lässt sich dort wieder ändern.',
    locked: 'Das kannst du nicht einstellen',
    lockedWhy:
      'Admins stellen ein, was Operatoren und Admins erreicht. Was Inhaber erreicht, stellen Inhaber ein.',
    own: 'eigene Einstellung',
    ownOne: 'eigene Einstellung, nur hierfür',
    channel: 'Eigene Gespräche',
    kind: {
      'conversation.transferred': 'Jemand gibt dem Mitglied ein Gespräch',
      'conversation.mentioned': 'Eine Notiz nennt das Mitglied',
      'conversation.woken': 'Etwas Zurückgestelltes kommt wieder',
      'conversation.replied': 'Ein eigener Kunde schreibt, während das Mitglied woanders ist',
    },
    botOff:
      'Aus: nur was das Mitglied erreichen muss, kommt noch, etwa ein Kunde, dem sonst niemand antwortet.',
  },
  trial: {
    start: 'Erst ausprobieren',
    why: 'Ändere oben etwas und sieh, was die letzten zwei Wochen gebracht hätten. Dabei wird nichts gespeichert.',
    now: 'Du probierst aus. Nichts ist gespeichert.',
    nothing: 'Ändere etwas und sieh, was die letzten zwei Wochen gebracht hätten.',
    asking: 'Die Regeln werden gefragt…',
    same_one: 'Die letzten zwei Wochen hätten dir dasselbe gebracht: {{count}} Push.',
    same_other: 'Die letzten zwei Wochen hätten dir dasselbe gebracht: {{count}} Pushes.',
    instead: 'Pushes in den letzten zwei Wochen: {{after}} statt {{before}}.',
    held: 'Für später aufgehoben: {{after}} statt {{before}}.',
    fresh: 'Diese kämen dazu',
    gone: 'Diese fielen weg',
    other: 'Diese kämen anders',
    which: 'Welche',
    hide: 'Ausblenden',
    save: 'Speichern',
    drop: 'Verwerfen',
    more: 'Gezeigt werden die neuesten {{count}}.',
  },
};

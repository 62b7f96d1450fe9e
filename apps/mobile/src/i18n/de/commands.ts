import type { commands as english } from '../en/commands.ts';
import type { In } from '../words.ts';

export const commands: In<'de', typeof english> = {
  keys: {
    title: 'Tastenkürzel',
    close: 'Schließen',
    single: 'Einzelne Tasten',
    singleWhy:
      'Sie wirken nie, während du schreibst. Schalte sie aus, wenn dein Screenreader oder deine Hände sie brauchen.',
    palette: 'Alles finden',
    help: 'Diese Kürzel zeigen',
    queue: 'Warteschlange',
    activity: 'Verlauf',
    bots: 'Bots',
    settings: 'Einstellungen',
    search: 'In der Warteschlange suchen',
    next: 'Nächstes Gespräch',
    previous: 'Voriges Gespräch',
    longest: 'Wer am längsten wartet',
    claim: 'Übernehmen',
    handBack: 'Zurückgeben',
    resolve: 'Abschließen',
    group: {
      everywhere: 'Überall',
      queue: 'In der Warteschlange',
      conversation: 'In einem Gespräch',
    },
  },
  commands: {
    title: 'Alles finden',
    type: 'Ein Kunde, eine Seite, etwas zu tun',
    none: 'So heißt hier nichts.',
    failed: 'Das ging nicht',
    look: 'Aussehen: {{value}}',
    language: 'Sprache: {{value}}',
    sound: 'Ton bei neuer Eskalation: {{value}}',
    singleOn: 'Einzelne Tasten einschalten',
    singleOff: 'Einzelne Tasten ausschalten',
    snoozeHour: '1 Stunde zurückstellen',
    snoozeHours: '4 Stunden zurückstellen',
    wake: 'Jetzt zurückholen',
    release: 'Zurück in die Warteschlange',
    transfer: 'An {{name}} weitergeben',
    label: 'Etikett: {{name}}',
    unlabel: 'Etikett entfernen: {{name}}',
  },
};

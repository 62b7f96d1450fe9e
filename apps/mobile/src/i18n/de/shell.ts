import type { shell as english } from '../en/shell.ts';
import type { In } from '../words.ts';

export const shell: In<'de', typeof english> = {
  tab: { queue: 'Wartende', activity: 'Verlauf', bots: 'Bots', settings: 'Einstellungen' },
  later: {
    title: 'Diese Seite ist noch nicht auf diesem Gerät',
    why: 'Sie wird einmal geladen und öffnet sich danach auch ohne Verbindung. Im Moment ist der Server nicht erreichbar.',
    again: 'Noch einmal versuchen',
    back: 'Zurück',
  },
  notFound: { title: 'Diese Seite gibt es nicht', home: 'Zur Warteschlange' },
  sound: {
    title: 'Ton bei neuer Eskalation',
    off: 'Aus',
    awake: 'Nicht in Ruhezeiten',
    always: 'Immer',
    why: 'Ein kurzer Ton, solange Baton in einem Fenster offen ist.',
  },
  shell: {
    find: 'Alles finden oder beim Namen tun',
  },
};

import type { labels as english } from '../en/labels.ts';
import type { In } from '../words.ts';

export const labels: In<'de', typeof english> = {
  labels: {
    title: 'Etiketten',
    why: 'Wonach du Gespräche ordnest. Alle vergeben sie; Admins legen sie an.',
    add: 'Etikett anlegen',
    none: 'Noch keine Etiketten',
    noneWhy: 'Zwei oder drei reichen für den Anfang: „Erstattung“, „VIP“, „Fehler“.',
    locked: 'Das kann ein Admin oder der Inhaber ändern. Bitte einen von ihnen.',
    name: 'Name',
    colour: 'Farbe',
    colours: {
      grey: 'Grau',
      blue: 'Blau',
      teal: 'Petrol',
      green: 'Grün',
      yellow: 'Gelb',
      orange: 'Orange',
      violet: 'Violett',
      pink: 'Rosa',
    },
    save: 'Speichern',
    remove: 'Löschen',
    removeSure: '„{{name}}“ löschen? Es verschwindet von jedem Gespräch.',
    change: '{{name}} ändern',
    cancel: 'Abbrechen',
    taken: 'Ein anderes Etikett heißt schon so.',
    failed: 'Das ließ sich nicht speichern. Versuche es noch einmal.',
    back: 'Zurück',
  },
};

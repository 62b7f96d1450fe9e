import type { desk as english } from '../en/desk.ts';
import type { In } from '../words.ts';

export const desk: In<'de', typeof english> = {
  suggest: {
    replies: 'Textbausteine',
    members: 'Team',
    noReply: 'Kein Textbaustein enthält „{{typed}}“.',
    noReplies: 'Antworten, die du einmal schreibst und mit „/“ rufst, zeigen sich hier.',
    noMember: 'Niemand im Team heißt „{{typed}}“.',
    write: 'Einen schreiben',
    keys: '↑ ↓ zum Wählen, Enter zum Nehmen, Esc zum Schließen',
  },
  replies: {
    title: 'Textbausteine',
    why: 'Tippe in einem Gespräch „/“ und die ersten Buchstaben, um einen zu nehmen. Alle im Team haben sie.',
    add: 'Baustein schreiben',
    none: 'Noch keine Textbausteine',
    noneWhy:
      'Was du immer wieder schreibst, einmal geschrieben: ein Gruß, eine Frist, wie eine Erstattung geht.',
    shortcut: 'Kürzel',
    shortcutHint: 'hallo',
    shortcutWrong: 'Buchstaben, Ziffern, - und _, höchstens 40.',
    shortcutTaken: 'Ein anderer Baustein hat dieses Kürzel.',
    words: 'Text',
    wordsHint: 'Hallo {{customer.first_name}}, …',
    fill: 'Wird beim Nehmen ausgefüllt:',
    forBot: 'Für welchen Bot',
    allBots: 'Alle Bots',
    preview: 'So würde Jane Doe es lesen',
    save: 'Speichern',
    remove: 'Löschen',
    removeSure: '„/{{shortcut}}“ für alle löschen?',
    change: '/{{shortcut}} ändern',
    cancel: 'Abbrechen',
    failed: 'Das ließ sich nicht speichern. Versuche es noch einmal.',
    back: 'Zurück',
  },
};

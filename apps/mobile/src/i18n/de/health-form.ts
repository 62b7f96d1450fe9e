import type { healthForm as english } from '../en/health-form.ts';
import type { In } from '../words.ts';

export const healthForm: In<'de', typeof english> = {
  healthForm: {
    every: 'Lebenszeichen alle (Sekunden)',
    off: 'Aus',
    url: 'Zustandsadresse',
    checkEvery: 'Zustandsadresse abfragen alle (Sekunden)',
    slowAfter: 'Langsam, wenn sie antwortet nach (Sekunden)',
    downAfter: 'Schlechte Zeichen, bis er als ausgefallen gilt',
    backAfter: 'Gute Zeichen, bis er wieder da ist',
    talkingWithin: 'Im Gespräch ist, wer geschrieben hat in den letzten (Minuten)',
    escalate: 'Kunden im Gespräch, wenn er ausfällt',
    call: 'Einen Menschen rufen',
    leave: 'Beim Bot lassen',
    save: 'Speichern',
    saved: 'Gespeichert',
    refused: 'Nicht gespeichert',
    locked: 'Das ändern Admins.',
  },
};

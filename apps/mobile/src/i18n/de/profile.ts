import type { profile as english } from '../en/profile.ts';
import type { In } from '../words.ts';

export const profile: In<'de', typeof english> = {
  profile: {
    attributes: 'Was bekannt ist',
    conversations: 'Frühere Gespräche',
    handoffs: 'Frühere Übergaben',
    nothing: 'Noch nichts.',
    none: 'Keine.',
    byTeam: 'von deinem Team',
    add: 'Etwas hinzufügen',
    edit: '{{name}} ändern',
    name: 'Was',
    nameHint: 'Buchung, Telefon, Tarif …',
    value: 'Wert',
    save: 'Speichern',
    forget: 'Vergessen',
    state: {
      waiting: 'Wartet.',
      claimed: 'Bei {{name}}.',
      returned: '{{name}} hat zurückgegeben.',
      resolved: '{{name}} hat abgeschlossen.',
      failed: 'Niemand kam.',
    },
  },
  transcript: {
    title: 'Protokoll',
    of: 'Gespräch mit {{name}}',
    why: 'Das ganze Gespräch, mit Zeiten.',
    notes: 'Mit den Notizen deines Teams',
    share: 'Teilen',
    saveText: 'Als Text sichern',
    savePage: 'Als Seite sichern',
    mail: 'Per E-Mail senden',
    failed: 'Gerade nicht zu haben. Versuche es noch einmal.',
  },
};

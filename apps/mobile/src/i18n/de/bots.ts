import type { bots as english } from '../en/bots.ts';
import type { In } from '../words.ts';

export const bots: In<'de', typeof english> = {
  botUpdate: {
    knowledge_added_one: '{{count}} Wissensabschnitt aus „{{source}}“ hinzugefügt.',
    knowledge_added_other: '{{count}} Wissensabschnitte aus „{{source}}“ hinzugefügt.',
    retrained_one: 'Neu trainiert mit {{count}} neuen Webseite.',
    retrained_other: 'Neu trainiert mit {{count}} neuen Webseiten.',
    prompt_tuned: {
      low_csat: 'Prompt automatisch angepasst wegen niedriger Zufriedenheit.',
      high_deflection: 'Prompt automatisch angepasst wegen vieler Abweisungen.',
      other: 'Prompt automatisch angepasst.',
    },
    tool_added: 'Neues Werkzeug verbunden: {{tool}}.',
  },
  health: {
    because: {
      heartbeat: 'Er antwortet wieder.',
      no_heartbeat: 'Seit {{time}} kein Lebenszeichen.',
      reported: 'Er meldet: {{detail}}.',
      health_url: 'Seine Zustandsadresse: {{detail}}.',
      settings: 'Seine Einstellungen wurden geändert.',
    },
    answer: {
      status: 'Antwort {{status}}',
      slow: 'Antwort erst nach {{time}}',
      said: 'meldet {{status}}',
      nothing: 'keine Antwort',
    },
    status: { running: 'läuft', degraded: 'eingeschränkt', down: 'ausgefallen' },
  },
  bots: {
    title: 'Bots',
    over: 'Bot',
    pick: 'Öffne einen Bot, um zu sehen, wie es ihm geht.',
    missing: 'Dieser Bot ist nicht hier',
    status: { running: 'Läuft', degraded: 'Eingeschränkt', down: 'Ausgefallen' },
    standing: {
      unknown: 'Noch ist nichts bekannt',
      running: 'Er läuft gut',
      degraded: 'Er läuft, aber nicht gut',
      down: 'Er ist ausgefallen',
    },
    unwatched: 'Lass die Plattform Lebenszeichen senden, oder trage unten eine Zustandsadresse ein.',
    since: 'Seit {{time}}.',
    ago: 'vor {{time}}',
    never: 'nie',
    heartbeat: 'Letztes Lebenszeichen',
    checked: 'Zustandsadresse zuletzt gefragt',
    talking: 'Kunden im Gespräch mit ihm',
    updates: 'Was er selbst geändert hat',
    noUpdates: 'Noch nichts.',
    handoffsSince_one: 'Seitdem {{count}} Übergabe',
    handoffsSince_other: 'Seitdem {{count}} Übergaben',
    howKnown: 'Woher Baton es weiß',
  },
  update: {
    over: 'Bot-Änderung',
    missing: 'Diese Änderung ist nicht hier',
    since_one: 'Übergabe seit dieser Änderung',
    since_other: 'Übergaben seit dieser Änderung',
    diff: 'Was sich geändert hat, Zeile für Zeile',
    gone: 'Entfernt',
    new: 'Hinzugefügt',
    noDiff: 'Die Plattform hat keinen Text zum Vergleichen gesendet.',
    openBot: '{{bot}} öffnen',
  },
};

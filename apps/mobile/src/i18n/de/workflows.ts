import type { workflows as english } from '../en/workflows.ts';
import type { In } from '../words.ts';

export const workflows: In<'de', typeof english> = {
  workflows: {
    title: 'Abläufe',
    over: 'Ablauf',
    back: 'Zurück zu den Abläufen',
    none: 'Noch ist kein Ablauf gelaufen',
    noneWhy: 'Ein Ablauf erscheint hier, sobald die Bot-Plattform seinen ersten Lauf sendet.',
    missing: 'Dieser Ablauf ist nicht hier',
    running_one: '{{count}} läuft',
    running_other: '{{count}} laufen',
    stuck: 'hängt: {{count}}',
    idle: 'Nichts läuft',
    limit: 'Ohne Vorgeschichte hängt ein Schritt nach',
    limitWhy: 'Sobald ein Schritt {{count}}-mal erledigt wurde, entscheidet seine eigene Vorgeschichte.',
    limitAll: 'Für jeden Ablauf, der selbst nichts sagt',
    ownLimit: 'Nur für diesen Ablauf. Vorgabe der Organisation: {{value}}',
    inherited: 'Vorgabe der Organisation: {{value}}',
    steps: 'Was seine Schritte sonst brauchen',
    noSteps: 'Noch wurde kein Schritt erledigt.',
    done_one: 'einmal erledigt',
    done_other: '{{count}}-mal erledigt',
    average: 'Durchschnitt',
    p95: '95 % in',
    slowest: 'langsamster',
    stuckAfter: 'hängt nach {{time}}',
    byHistory: 'nach seiner Vorgeschichte',
    byLimit: 'nach der Grenze, seine Vorgeschichte ist kurz',
  },
};

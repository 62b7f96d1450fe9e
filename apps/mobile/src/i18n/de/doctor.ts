import type { doctor as english } from '../en/doctor.ts';
import type { In } from '../words.ts';

export const doctor: In<'de', typeof english> = {
  doctor: {
    title: 'Push-Doktor',
    checks: 'Der Weg einer Mitteilung',
    again: 'Neu prüfen',
    wakes: {
      yes: 'Dieses Gerät kann dich wecken',
      no: 'Dieses Gerät kann dich nicht wecken',
      unsure: 'Dieses Gerät kann dich vielleicht wecken',
    },
    wakesWhy: {
      yes: 'Alles auf dem Weg wurde geprüft und ist in Ordnung.',
      no: 'Behebe, was unten markiert ist, und prüfe dann noch einmal.',
      unsure: 'Nicht alles ließ sich beweisen. Ein Test tut es.',
    },
    name: {
      permission: 'Erlaubnis',
      channel: 'Ton der Rufe',
      worker: 'Service Worker',
      address: 'Adresse',
      receipt: 'Letzte Antwort',
      canary: 'Nächtliches Lebenszeichen',
    },
    note: {
      permission: {
        ready: 'Dieses Gerät lässt Baton dich benachrichtigen.',
        off: 'Benachrichtigungen sind hier nicht eingeschaltet. Schalte sie oben ein.',
        denied: 'Benachrichtigungen sind gesperrt. Erlaube sie für Baton in den Einstellungen dieses Geräts.',
        unsupported:
          'Dieser Browser hat kein Web Push. Nutze einen anderen; auf einem iPhone lege Baton zuerst auf den Home-Bildschirm.',
      },
      channel: {
        loud: 'Rufe dürfen klingen und auf dem Bildschirm bleiben.',
        quieted: 'Rufe sind hier stumm. Stelle „Eskalationen“ in den Einstellungen dieses Geräts auf Ton.',
        blocked: 'Rufe sind ausgeschaltet. Schalte „Eskalationen“ in den Einstellungen dieses Geräts ein.',
        none: 'Der Kanal für Rufe fehlt. Schalte Benachrichtigungen aus und wieder ein.',
      },
      worker: {
        active: 'Er zeigt Mitteilungen, während Baton geschlossen ist.',
        missing: 'Er läuft nicht. Lade diese Seite neu; private Fenster haben keinen.',
      },
      address: {
        known: 'Der Server weiß, wo dieses Gerät ist: {{address}}',
        gone: 'Der Push-Dienst sagt, dass es diese Adresse nicht mehr gibt. Schalte Benachrichtigungen aus und wieder ein.',
        none: 'Der Server kennt dieses Gerät nicht. Er lernt es kennen, sobald Benachrichtigungen eingeschaltet sind.',
        unreachable: 'Der Server war nicht erreichbar. Prüfe noch einmal, sobald du verbunden bist.',
      },
      receipt: {
        heard: 'Dieses Gerät hat zuletzt {{time}} auf eine Mitteilung geantwortet.',
        long: 'Dieses Gerät hat zuletzt {{time}} geantwortet. Sende einen Test.',
        never: 'Dieses Gerät hat noch auf keine Mitteilung geantwortet. Sende einen Test.',
        silent:
          'Keine Antwort seit {{time}}, auf keine von mehreren Mitteilungen. Schalte das Stromsparen für Baton aus und sende einen Test.',
      },
      canary: {
        answered: 'Gesendet {{time}} und beantwortet.',
        open: 'Gesendet {{time}}, noch nicht beantwortet. Ein Telefon, das aus war, antwortet, sobald es wieder da ist.',
      },
    },
    test: 'Beweisen',
    testWhy: 'Der Server sendet an dieses Gerät und sagt, wann es geantwortet hat.',
    testOff: 'Sobald Benachrichtigungen eingeschaltet sind, beweist ein Test den Weg.',
    testing: 'Unterwegs …',
    result: {
      waiting: 'Unterwegs …',
      arrived: 'Klingelte nach {{seconds}} s.',
      silent: 'Abgeschickt, aber dieses Gerät hat nicht geantwortet.',
      failed: 'Das ließ sich nicht senden.',
    },
  },
};

import { duration, roughly } from '../duration.ts';
import type { HealthAnswer, HealthCause } from '@baton/protocol';
import type { Words } from './words.ts';

const BECAUSE = {
  low_csat: ' wegen niedriger Zufriedenheit',
  high_deflection: ' wegen vieler Abweisungen',
  other: '',
};
const things = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const STATUS = { running: 'läuft', degraded: 'eingeschränkt', down: 'ausgefallen' };
const answered = (answer: HealthAnswer): string => {
  switch (answer.what) {
    case 'status':
      return `Antwort ${answer.status}`;
    case 'slow':
      return `Antwort erst nach ${duration(answer.tookMs)}`;
    case 'said':
      return `meldet ${STATUS[answer.status]}`;
    case 'nothing':
      return 'keine Antwort';
  }
};

const cause = (because: HealthCause): string => {
  switch (because.kind) {
    case 'heartbeat':
      return 'Er antwortet wieder.';
    case 'no_heartbeat':
      return `Seit ${roughly(because.silentMs)} kein Lebenszeichen.`;
    case 'reported':
      return because.detail || !because.status
        ? `Er meldet: ${because.detail}.`
        : `Er meldet: ${STATUS[because.status]}.`;
    case 'health_url':
      return `Zustandsprüfung: ${because.answer ? answered(because.answer) : because.detail}.`;
    case 'settings':
      return 'Seine Einstellungen wurden geändert.';
  }
};

const quoted = (said: string): string => (said === '' ? '' : `„${said}“ `);

export const de: Words = {
  escalation: (bot) => `🆘 Kunde braucht einen Menschen: ${bot}`,
  waiting: (ms) => `Wartet seit ${roughly(ms)}.`,
  tapToClaim: 'Tippen, um zu übernehmen und zu antworten.',
  claim: 'Übernehmen',
  cause,
  later: 'Später',
  claimedBy: (operator) => `Übernommen von ${operator}`,
  claimedByYou: 'Von dir übernommen',
  nothingLeft: (bot) => `${bot}: für dich ist nichts mehr zu tun.`,
  withdrawn: (bot, why) =>
    why === 'cancelled'
      ? { title: 'Nicht mehr nötig', body: `${bot}: der Kunde ist zum Bot zurückgekehrt.` }
      : { title: 'Geschlossen', body: `${bot}: der Kunde wartet nicht mehr.` },
  botUpdated: (bot) => `🤖 ${bot} hat sich aktualisiert`,
  updateOf: (details) => {
    switch (details.kind) {
      case 'knowledge_added':
        return `${things(details.chunks, 'Wissensabschnitt', 'Wissensabschnitte')} aus „${details.source}“ hinzugefügt.`;
      case 'retrained':
        return `Neu trainiert mit ${things(details.pages, 'neuen Webseite', 'neuen Webseiten')}.`;
      case 'prompt_tuned':
        return `Prompt automatisch angepasst${BECAUSE[details.because]}.`;
      case 'tool_added':
        return `Neues Werkzeug verbunden: ${details.tool}.`;
    }
  },
  tapToReview: 'Tippen zum Prüfen.',
  tapForDetails: 'Tippen für Einzelheiten.',
  run: (alert) => {
    switch (alert.topic) {
      case 'started':
        return {
          title: `⚙️ Ablauf gestartet: ${alert.name}`,
          body: alert.subject ? `Für ${alert.subject}.` : 'Tippen für Einzelheiten.',
        };
      case 'step':
        return {
          title: `⚙️ Schritt im Ablauf: ${alert.name}`,
          body: `Schritt ${alert.number}${alert.of === null ? '' : ` von ${alert.of}`} ${alert.failed ? 'fehlgeschlagen' : 'erledigt'}: ${alert.step} (${duration(alert.tookMs)}).`,
        };
      case 'finished':
        return {
          title: `${alert.failed ? '❌' : '✅'} Ablauf beendet: ${alert.name}`,
          body: `Ergebnis: ${alert.failed ? 'fehlgeschlagen' : 'erfolgreich'}. ${alert.failedStep ? `Fehler in Schritt: ${alert.failedStep}. ` : ''}Dauer ${duration(alert.tookMs)}. Tippen für Einzelheiten.`,
        };
      case 'stuck':
        return {
          title: `⚠️ Ablauf hängt: ${alert.name}`,
          body: `Schritt ${alert.number} läuft seit ${roughly(alert.runningMs)}${alert.averageMs === null ? '' : ` (sonst: ${roughly(alert.averageMs)})`}. Tippen zum Untersuchen.`,
        };
    }
  },
  health: (bot, news) => {
    const title = {
      down: `🔴 Bot ausgefallen: ${bot}`,
      degraded: `🟠 Bot eingeschränkt: ${bot}`,
      back: `🟢 Bot wieder da: ${bot}`,
    }[news.topic];
    const affected =
      news.topic === 'back' ? '' : ` ${things(news.affected, 'Gespräch', 'Gespräche')} betroffen.`;
    return { title, body: `${cause(news.because)}${affected}` };
  },
  unreachable: (bot, somebodyWaits) => ({
    title: `🔴 Niemand erreichbar: ${bot}`,
    body: somebodyWaits
      ? 'Ein Kunde wartet, und kein Mensch ist erreichbar. Tippen, um zu übernehmen und zu antworten.'
      : 'Niemand, der für diesen Bot antwortet, hat ein erreichbares Gerät.',
  }),
  wentOn: (workflow, { number, afterMs, failed }) => ({
    title: failed
      ? `Schritt ${number} von ${workflow} ist nach ${roughly(afterMs)} fehlgeschlagen`
      : `Schritt ${number} von ${workflow} ging nach ${roughly(afterMs)} weiter`,
    body: failed ? 'Tippen für Einzelheiten.' : 'Für dich ist nichts mehr zu tun.',
  }),
  reachable: (bot) => ({
    title: `Wieder erreichbar: ${bot}`,
    body: 'Wer für diesen Bot antwortet, kann wieder gerufen werden.',
  }),
  talk: (topic, { bot, customer, by, said }) => {
    switch (topic) {
      case 'transferred':
        return { title: `${by} gibt dir ${customer}`, body: `${quoted(said)}Tippen zum Antworten.` };
      case 'mentioned':
        return { title: `${by} nennt dich: ${customer}`, body: `${quoted(said)}Tippen zum Lesen.` };
      case 'woken':
        return { title: `Wieder da: ${customer}`, body: `${bot}: es ist so weit. Tippen zum Weitermachen.` };
      case 'replied':
        return { title: `💬 ${customer}`, body: `${quoted(said)}Tippen zum Antworten.` };
    }
  },
  movedOn: (bot) => ({ title: 'Nicht mehr bei dir', body: `${bot}: für dich ist nichts mehr zu tun.` }),
  several: (count, name, what) => {
    if (what === 'bot') return `${things(count, 'Änderung', 'Änderungen')} von ${name}`;
    if (what === 'workflow') return `${things(count, 'Ereignis', 'Ereignisse')} von ${name}`;
    return `${count === 1 ? '1 Kunde wartet' : `${count} Kunden warten`}: ${name}`;
  },
  digest: (count) => `Während der Ruhe: ${things(count, 'Neuigkeit', 'Neuigkeiten')}`,
  contentFree: (kind) => {
    if (kind === 'escalation')
      return { title: '🆘 Kunde braucht einen Menschen', body: 'Tippen, um zu übernehmen und zu antworten.' };
    if (kind === 'claimed') return { title: 'Übernommen', body: 'Jemand antwortet diesem Kunden.' };
    if (kind === 'withdrawn') return { title: 'Nicht mehr nötig', body: 'Der Kunde wartet nicht mehr.' };
    if (kind === 'over') return { title: 'Vorbei', body: 'Was dir gemeldet wurde, gilt nicht mehr.' };
    return { title: 'Neues von Baton', body: 'Tippen für Einzelheiten.' };
  },
  test: { title: 'Test von Baton', body: 'Dieses Gerät kann dich wecken.' },
  nobodyReachable:
    'Von unserem Team ist gerade niemand erreichbar. Ihre Anfrage bleibt offen und wir versuchen es weiter; Sie können auch mit dem Bot weitermachen oder hier eine Nachricht hinterlassen.',
};

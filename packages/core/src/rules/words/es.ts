import { duration, roughly } from '../duration.ts';
import type { HealthAnswer, HealthCause } from '@baton/protocol';
import type { Words } from './words.ts';

const BECAUSE = {
  low_csat: ' por baja satisfacción',
  high_deflection: ' por alta desviación',
  other: '',
};
const things = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const STATUS = { running: 'en marcha', degraded: 'degradado', down: 'caído' };
const answered = (answer: HealthAnswer): string => {
  switch (answer.what) {
    case 'status':
      return `respuesta ${answer.status}`;
    case 'slow':
      return `respondió después de ${duration(answer.tookMs)}`;
    case 'said':
      return `dice que está ${STATUS[answer.status]}`;
    case 'nothing':
      return 'sin respuesta';
  }
};

const cause = (because: HealthCause): string => {
  switch (because.kind) {
    case 'heartbeat':
      return 'Vuelve a responder.';
    case 'no_heartbeat':
      return `Sin señal de vida desde hace ${roughly(because.silentMs)}.`;
    case 'reported':
      return because.detail || !because.status
        ? `Informa: ${because.detail}.`
        : `Informa: ${STATUS[because.status]}.`;
    case 'health_url':
      return `Comprobación de estado: ${because.answer ? answered(because.answer) : because.detail}.`;
    case 'settings':
      return 'Se cambió su configuración.';
  }
};

const quoted = (said: string): string => (said === '' ? '' : `«${said}» `);

export const es: Words = {
  escalation: (bot) => `🆘 Un cliente pide ayuda humana: ${bot}`,
  waiting: (ms) => `Espera desde hace ${roughly(ms)}.`,
  tapToClaim: 'Toca para tomarla y responder.',
  claim: 'Tomar',
  cause,
  later: 'Después',
  claimedBy: (operator) => `La tomó ${operator}`,
  claimedByYou: 'La tomaste tú',
  nothingLeft: (bot) => `${bot}: ya no tienes nada que hacer.`,
  withdrawn: (bot, why) =>
    why === 'cancelled'
      ? { title: 'Ya no hace falta', body: `${bot}: el cliente volvió con el bot.` }
      : { title: 'Cerrada', body: `${bot}: el cliente ya no espera.` },
  botUpdated: (bot) => `🤖 ${bot} se actualizó`,
  updateOf: (details) => {
    switch (details.kind) {
      case 'knowledge_added':
        return `${things(details.chunks, 'fragmento añadido', 'fragmentos añadidos')} de «${details.source}».`;
      case 'retrained':
        return `Reentrenado con ${things(details.pages, 'página web nueva', 'páginas web nuevas')}.`;
      case 'prompt_tuned':
        return `Prompt ajustado automáticamente${BECAUSE[details.because]}.`;
      case 'tool_added':
        return `Nueva herramienta conectada: ${details.tool}.`;
    }
  },
  tapToReview: 'Toca para revisar.',
  tapForDetails: 'Toca para ver detalles.',
  run: (alert) => {
    switch (alert.topic) {
      case 'started':
        return {
          title: `⚙️ Flujo iniciado: ${alert.name}`,
          body: alert.subject ? `Para ${alert.subject}.` : 'Toca para ver detalles.',
        };
      case 'step':
        return {
          title: `⚙️ Paso del flujo: ${alert.name}`,
          body: `Paso ${alert.number}${alert.of === null ? '' : ` de ${alert.of}`} ${alert.failed ? 'fallido' : 'hecho'}: ${alert.step} (${duration(alert.tookMs)}).`,
        };
      case 'finished':
        return {
          title: `${alert.failed ? '❌' : '✅'} Flujo terminado: ${alert.name}`,
          body: `Estado: ${alert.failed ? 'fallo' : 'éxito'}. ${alert.failedStep ? `Paso fallido: ${alert.failedStep}. ` : ''}Duración ${duration(alert.tookMs)}. Toca para ver detalles.`,
        };
      case 'stuck':
        return {
          title: `⚠️ Flujo atascado: ${alert.name}`,
          body: `El paso ${alert.number} lleva ${roughly(alert.runningMs)}${alert.averageMs === null ? '' : ` (media: ${roughly(alert.averageMs)})`}. Toca para investigar.`,
        };
    }
  },
  health: (bot, news) => {
    const title = {
      down: `🔴 Bot caído: ${bot}`,
      degraded: `🟠 Bot degradado: ${bot}`,
      back: `🟢 Bot recuperado: ${bot}`,
    }[news.topic];
    const affected =
      news.topic === 'back'
        ? ''
        : ` ${things(news.affected, 'conversación afectada', 'conversaciones afectadas')}.`;
    return { title, body: `${cause(news.because)}${affected}` };
  },
  unreachable: (bot, somebodyWaits) => ({
    title: `🔴 Nadie localizable: ${bot}`,
    body: somebodyWaits
      ? 'Un cliente espera y no se puede avisar a nadie. Toca para tomarla y responder.'
      : 'Nadie que responda por este bot tiene un dispositivo al que avisar.',
  }),
  wentOn: (workflow, { number, afterMs, failed }) => ({
    title: `El paso ${number} de ${workflow} ${failed ? 'falló' : 'siguió'} tras ${roughly(afterMs)}`,
    body: failed ? 'Toca para ver los detalles.' : 'No te queda nada por hacer.',
  }),
  reachable: (bot) => ({
    title: `De nuevo localizables: ${bot}`,
    body: 'Ya se puede avisar a quienes atienden este bot.',
  }),
  talk: (topic, { bot, customer, by, said }) => {
    switch (topic) {
      case 'transferred':
        return { title: `${by} te pasa a ${customer}`, body: `${quoted(said)}Toca para responder.` };
      case 'mentioned':
        return { title: `${by} te menciona: ${customer}`, body: `${quoted(said)}Toca para leer.` };
      case 'woken':
        return { title: `De vuelta: ${customer}`, body: `${bot}: ya es la hora. Toca para continuar.` };
      case 'replied':
        return { title: `💬 ${customer}`, body: `${quoted(said)}Toca para responder.` };
    }
  },
  movedOn: (bot) => ({ title: 'Ya no la tienes', body: `${bot}: no te queda nada por hacer.` }),
  several: (count, name, what) => {
    if (what === 'bot') return `${things(count, 'cambio', 'cambios')} de ${name}`;
    if (what === 'workflow') return `${things(count, 'suceso', 'sucesos')} de ${name}`;
    return `${count === 1 ? '1 cliente espera' : `${count} clientes esperan`}: ${name}`;
  },
  digest: (count) => `Mientras había silencio: ${things(count, 'novedad', 'novedades')}`,
  contentFree: (kind) => {
    if (kind === 'escalation')
      return { title: '🆘 Un cliente pide ayuda humana', body: 'Toca para tomarla y responder.' };
    if (kind === 'claimed') return { title: 'Tomada', body: 'Alguien responde a este cliente.' };
    if (kind === 'withdrawn') return { title: 'Ya no hace falta', body: 'El cliente ya no espera.' };
    if (kind === 'over') return { title: 'Ya pasó', body: 'Lo que se te avisó ya no es así.' };
    return { title: 'Novedades de Baton', body: 'Toca para ver detalles.' };
  },
  test: { title: 'Prueba de Baton', body: 'Este dispositivo puede despertarte.' },
  nobodyReachable:
    'Ahora mismo no podemos localizar a nadie de nuestro equipo. Su solicitud sigue abierta y seguimos intentándolo; también puede continuar con el bot o dejar un mensaje aquí.',
};

import { duration, roughly } from '../duration.ts';
import type { HealthAnswer, HealthCause } from '@baton/protocol';
import type { Words } from './words.ts';

const BECAUSE = {
  low_csat: ' because of low CSAT',
  high_deflection: ' because of high deflection',
  other: '',
};
const things = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const answered = (answer: HealthAnswer): string => {
  switch (answer.what) {
    case 'status':
      return `answered ${answer.status}`;
    case 'slow':
      return `answered after ${duration(answer.tookMs)}`;
    case 'said':
      return `it says that it is ${answer.status}`;
    case 'nothing':
      return 'no answer';
  }
};

const cause = (because: HealthCause): string => {
  switch (because.kind) {
    case 'heartbeat':
      return 'It answers again.';
    case 'no_heartbeat':
      return `No heartbeat for ${roughly(because.silentMs)}.`;
    case 'reported':
      return because.detail || !because.status
        ? `It says: ${because.detail}.`
        : `It says that it is ${because.status}.`;
    case 'health_url':
      return `Health check: ${because.answer ? answered(because.answer) : because.detail}.`;
    case 'settings':
      return 'Its settings were changed.';
  }
};

const quoted = (said: string): string => (said === '' ? '' : `"${said}" `);

export const en: Words = {
  escalation: (bot) => `🆘 Customer escalation: ${bot}`,
  waiting: (ms) => `Waiting ${roughly(ms)}.`,
  tapToClaim: 'Tap to claim and respond.',
  claim: 'Claim',
  cause,
  later: 'Later',
  claimedBy: (operator) => `Claimed by ${operator}`,
  claimedByYou: 'Claimed by you',
  nothingLeft: (bot) => `${bot}: nothing left to do for you.`,
  withdrawn: (bot, why) =>
    why === 'cancelled'
      ? { title: 'No longer needed', body: `${bot}: the customer went back to the bot.` }
      : { title: 'Closed', body: `${bot}: the customer no longer waits.` },
  botUpdated: (bot) => `🤖 ${bot} auto-updated`,
  updateOf: (details) => {
    switch (details.kind) {
      case 'knowledge_added':
        return `${things(details.chunks, 'KB chunk')} added from "${details.source}".`;
      case 'retrained':
        return `Re-trained on ${things(details.pages, 'new website page')}.`;
      case 'prompt_tuned':
        return `Prompt auto-tuned${BECAUSE[details.because]}.`;
      case 'tool_added':
        return `New tool linked: ${details.tool}.`;
    }
  },
  tapToReview: 'Tap to review.',
  tapForDetails: 'Tap for details.',
  run: (alert) => {
    switch (alert.topic) {
      case 'started':
        return {
          title: `⚙️ Workflow started: ${alert.name}`,
          body: alert.subject ? `For ${alert.subject}.` : 'Tap for details.',
        };
      case 'step':
        return {
          title: `⚙️ Workflow step: ${alert.name}`,
          body: `Step ${alert.number}${alert.of === null ? '' : ` of ${alert.of}`} ${alert.failed ? 'failed' : 'done'}: ${alert.step} (${duration(alert.tookMs)}).`,
        };
      case 'finished':
        return {
          title: `${alert.failed ? '❌' : '✅'} Workflow finished: ${alert.name}`,
          body: `Status: ${alert.failed ? 'failure' : 'success'}. ${alert.failedStep ? `Failed step: ${alert.failedStep}. ` : ''}Duration ${duration(alert.tookMs)}. Tap for details.`,
        };
      case 'stuck':
        return {
          title: `⚠️ Workflow stuck: ${alert.name}`,
          body: `Step ${alert.number} has been running for ${roughly(alert.runningMs)}${alert.averageMs === null ? '' : ` (avg: ${roughly(alert.averageMs)})`}. Tap to investigate.`,
        };
    }
  },
  health: (bot, news) => {
    const title = {
      down: `🔴 Bot down: ${bot}`,
      degraded: `🟠 Bot degraded: ${bot}`,
      back: `🟢 Bot back: ${bot}`,
    }[news.topic];
    const affected = news.topic === 'back' ? '' : ` ${things(news.affected, 'conversation')} affected.`;
    return { title, body: `${cause(news.because)}${affected}` };
  },
  unreachable: (bot, somebodyWaits) => ({
    title: `🔴 Nobody reachable: ${bot}`,
    body: somebodyWaits
      ? 'A customer waits, and no operator can be rung. Tap to claim and respond.'
      : 'No operator of this bot has a device that can be rung.',
  }),
  wentOn: (workflow, { number, afterMs, failed }) => ({
    title: `Step ${number} of ${workflow} ${failed ? 'failed' : 'went on'} after ${roughly(afterMs)}`,
    body: failed ? 'Tap for details.' : 'Nothing left to do for you.',
  }),
  reachable: (bot) => ({
    title: `Reachable again: ${bot}`,
    body: 'Operators of this bot can be rung again.',
  }),
  talk: (topic, { bot, customer, by, said }) => {
    switch (topic) {
      case 'transferred':
        return { title: `${by} gave you ${customer}`, body: `${quoted(said)}Tap to respond.` };
      case 'mentioned':
        return { title: `${by} named you: ${customer}`, body: `${quoted(said)}Tap to read.` };
      case 'woken':
        return { title: `Back from snooze: ${customer}`, body: `${bot}: it is time. Tap to go on.` };
      case 'replied':
        return { title: `💬 ${customer}`, body: `${quoted(said)}Tap to respond.` };
    }
  },
  movedOn: (bot) => ({ title: 'No longer with you', body: `${bot}: nothing left to do for you.` }),
  several: (count, name, what) => {
    if (what === 'bot') return `${things(count, 'update')} of ${name}`;
    if (what === 'workflow') return `${things(count, 'event')} of ${name}`;
    return `${things(count, 'customer')} waiting: ${name}`;
  },
  digest: (count) => `While it was quiet: ${things(count, 'update')}`,
  contentFree: (kind) => {
    if (kind === 'escalation') return { title: '🆘 Customer escalation', body: 'Tap to claim and respond.' };
    if (kind === 'claimed') return { title: 'Claimed', body: 'Somebody answers this customer.' };
    if (kind === 'withdrawn') return { title: 'No longer needed', body: 'The customer no longer waits.' };
    if (kind === 'over') return { title: 'It is over', body: 'What you were told of is no longer so.' };
    return { title: 'News from Baton', body: 'Tap for details.' };
  },
  test: { title: 'Test from Baton', body: 'This device can wake you.' },
  nobodyReachable:
    'Nobody of our team can be reached right now. Your request stays open and we keep trying; you can also go on with the bot or leave a message here.',
};

import type { BotUpdateDetails, HealthAnswer, HealthCause } from '@baton/protocol';
import type { useWords } from '../i18n/i18n.ts';
import { durationLabel } from './duration.ts';

type Translate = ReturnType<typeof useWords>;

/** What a bot changed, as its banner says it. */
export function updateWords(t: Translate, details: BotUpdateDetails): string {
  switch (details.kind) {
    case 'knowledge_added':
      return t('botUpdate.knowledge_added', { count: details.chunks, source: details.source });
    case 'retrained':
      return t('botUpdate.retrained', { count: details.pages });
    case 'prompt_tuned':
      return t(`botUpdate.prompt_tuned.${details.because}`);
    case 'tool_added':
      return t('botUpdate.tool_added', { tool: details.tool });
  }
}

/** Why a bot is as it is. */
export function causeWords(t: Translate, because: HealthCause): string {
  switch (because.kind) {
    case 'heartbeat':
      return t('health.because.heartbeat');
    case 'no_heartbeat':
      return t('health.because.no_heartbeat', { time: durationLabel(because.silentMs) });
    case 'reported':
      return t('health.because.reported', {
        detail: because.detail || t(`health.status.${because.status ?? 'down'}`),
      });
    case 'health_url':
      return t('health.because.health_url', {
        detail: because.answer ? answerWords(t, because.answer) : because.detail,
      });
    case 'settings':
      return t('health.because.settings');
  }
}

function answerWords(t: Translate, answer: HealthAnswer): string {
  switch (answer.what) {
    case 'status':
      return t('health.answer.status', { status: answer.status });
    case 'slow':
      return t('health.answer.slow', { time: durationLabel(answer.tookMs) });
    case 'said':
      return t('health.answer.said', { status: t(`health.status.${answer.status}`) });
    case 'nothing':
      return t('health.answer.nothing');
  }
}

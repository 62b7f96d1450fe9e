import type { BotUpdateDetails, HealthCause } from '@baton/protocol';
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
      return t('health.because.reported', { detail: because.detail });
    case 'health_url':
      return t('health.because.health_url', { detail: because.detail });
  }
}

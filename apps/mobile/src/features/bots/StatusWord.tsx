import type { Bot } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { Chip } from '../../ui/Chip.tsx';
import { AlertTriangle, Check, CircleX } from '../../ui/icons.ts';

const GLYPH = { running: Check, degraded: AlertTriangle, down: CircleX };

/** How a bot is: a word, a glyph and a colour. */
export function StatusWord({ status }: { status: Bot['status'] }) {
  const t = useWords();
  return (
    <Chip
      label={t(`bots.status.${status}`)}
      icon={GLYPH[status]}
      tone={status === 'running' ? 'bot' : 'warn'}
    />
  );
}

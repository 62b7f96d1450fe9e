import type { Conversation, Handoff } from '@baton/protocol';
import type { Glyph } from '../ui/Icon.tsx';
import { CircleHelp, Code, Frown, Globe, Hand, MessageCircle, Send, Workflow } from '../ui/icons.ts';

/** The glyph of where a customer writes from. */
export const CONNECTOR_GLYPH: Record<Conversation['connector'], Glyph> = {
  web_widget: Globe,
  api: Code,
  telegram: Send,
  whatsapp: MessageCircle,
};

/** The glyph of why a human was called. */
export const REASON_GLYPH: Record<Handoff['reason'], Glyph> = {
  explicit: Hand,
  cannot_answer: CircleHelp,
  tone: Frown,
  platform: Workflow,
};

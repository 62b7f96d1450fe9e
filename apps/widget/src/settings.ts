/** What the page's script tag says: `<script src="https://host/widget.js" data-bot="…" async></script>`. */
export type Settings = {
  botId: string;
  /** Origin of the Baton server, without a slash at the end. */
  base: string;
  language: string;
  theme: 'light' | 'dark' | 'auto';
  position: 'left' | 'right';
  /** `#rrggbb`, or `null` for Baton's own. */
  accent: string | null;
  customerName: string | null;
};

type Attributes = Partial<Record<string, string>>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** `null` when the tag names no bot: the widget then stays away. */
export function readSettings(attributes: Attributes, source: string, pageLanguage: string): Settings | null {
  const botId = attributes['bot'] ?? '';
  if (!UUID.test(botId)) return null;
  const { theme, accent, lang, server, name } = attributes;
  return {
    botId,
    base: new URL(server ?? source).origin,
    language: lang || pageLanguage || 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    position: attributes['position'] === 'left' ? 'left' : 'right',
    accent: accent && HEX.test(accent) ? longHex(accent) : null,
    customerName: name?.trim().slice(0, 120) || null,
  };
}

const longHex = (hex: string): string => (hex.length === 4 ? `#${hex.slice(1).replace(/./g, '$&$&')}` : hex);

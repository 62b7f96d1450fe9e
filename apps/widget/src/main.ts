import { h, render } from 'preact';
import { io } from 'socket.io-client';
import { accentRules } from './accent.ts';
import type { CustomerSocket } from './connection.ts';
import { browserKeep } from './keep.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { App } from './ui/app.tsx';
import panel from './ui/panel.css';
import surroundings from './ui/surroundings.css';
import thread from './ui/thread.css';
import tokens from './ui/tokens.css';
import { putByXhr } from './uploads.ts';
import { Widget } from './widget.ts';

/** Gone once the script has run, so it is read first. */
const script = document.currentScript as HTMLScriptElement | null;

function start(tag: HTMLScriptElement): void {
  const settings = readSettings(tag.dataset, tag.src, document.documentElement.lang);
  if (!settings) {
    console.error('Baton: the script tag needs data-bot="<id of the bot>".');
    return;
  }
  const widget = new Widget({
    settings,
    keep: browserKeep(`baton:${settings.botId}:`),
    openSocket: (token) => openSocket(settings.base, token),
    put: putByXhr,
    now: Date.now,
    newId: () => crypto.randomUUID?.() ?? uuidOf(crypto.getRandomValues(new Uint8Array(16))),
  });
  render(h(App, { widget, settings }), rootIn(settings));
}

/** A shadow root: neither the page's styles nor ours cross its edge. */
function rootIn(settings: Settings): ShadowRoot {
  const host = document.createElement('baton-widget');
  if (settings.theme !== 'auto') host.dataset['theme'] = settings.theme;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + accentRules(settings.accent) + panel + thread + surroundings);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return root;
}

function openSocket(base: string, token: () => string): CustomerSocket {
  return io(`${base}/customer`, {
    auth: (give) => give({ token: token() }),
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: 10_000,
    reconnectionDelayMax: 15_000,
  });
}

/** `randomUUID` is missing on pages without https. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

if (script) {
  if (document.body) start(script);
  else document.addEventListener('DOMContentLoaded', () => start(script), { once: true });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** A banner as the desktop was told to draw it. `open` until it is closed, replaced or pressed away. */
export type Banner = {
  /** Its place: made by Firefox from origin and tag; a later banner of the same name replaces it. */
  name: string;
  title: string;
  body: string;
  silent: boolean;
  /** Until somebody answers it; others go by themselves. */
  stays: boolean;
  /** Labels of the buttons, by their action. */
  actions: Record<string, string>;
  open: boolean;
};

type Chrome = { send(method: string, params: object): Promise<{ result: unknown }> };
type Evaluated = { result?: { value?: string }; exceptionDetails?: { text: string } };

/**
 * The desktop under a headless Firefox, which has none. It takes the place of `nsIAlertsService`, where Firefox hands a banner to the
 * system, keeps what it was told to draw, and reports presses to Firefox as a system does: the only thing simulated is the finger. The
 * notification, its way to the service worker, and the waking of the worker are Firefox's own.
 */
export class Desktop {
  readonly #chrome: Chrome;
  readonly #context: string;

  private constructor(chrome: Chrome, context: string) {
    this.#chrome = chrome;
    this.#context = context;
  }

  static async under(firefox: Browser): Promise<Desktop> {
    // Firefox's own windows are reached over the connection that puppeteer keeps for itself.
    const chrome = (firefox as unknown as { connection: Chrome }).connection;
    const { result } = await chrome.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [window] = (result as { contexts: { context: string }[] }).contexts;
    if (!window) throw new Error('Firefox has no window');
    const desktop = new Desktop(chrome, window.context);
    await desktop.#evaluate(readFileSync(join(import.meta.dirname, 'chrome-desktop.js'), 'utf8'));
    return desktop;
  }

  /** Everything drawn so far, oldest first. */
  async drawn(): Promise<Banner[]> {
    return JSON.parse(await this.#evaluate('JSON.stringify(desktop.drawn)')) as Banner[];
  }

  /** What stands on the desktop now. */
  async shown(): Promise<Banner[]> {
    return (await this.drawn()).filter(({ open }) => open);
  }

  /** Presses a button of the newest open banner of this title; without an action, the banner itself. */
  async press(title: string, action: string | null = null): Promise<void> {
    await this.#evaluate(`desktop.press(${JSON.stringify(title)}, ${JSON.stringify(action)})`);
  }

  async #evaluate(expression: string): Promise<string> {
    const answer = await this.#chrome.send('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    });
    const { result, exceptionDetails } = answer.result as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value ?? '';
  }
}

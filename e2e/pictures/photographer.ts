import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { Operator } from '../spine/operator.ts';

const FOLDER = 'test-results/pictures';
/** Where the app is at home. */
export const SIZES = { phone: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };

export type Size = keyof typeof SIZES;
/** How a flow is walked at either size: a phone at night, a desk by day. */
export const SCREENS = {
  phone: { ...SIZES.phone, colorScheme: 'dark' },
  wide: { ...SIZES.wide, colorScheme: 'light' },
} as const;

/** What axe finds serious, by picture. */
export type Findings = Record<string, Finding[]>;
type Finding = { id: string; impact: string | null; where: string[] };

/** Opens a page on a phone, waits until it says `words`, and photographs it. */
export async function photographPage(
  operator: Operator,
  { path, words, name }: { path: string; words: string; name: string },
): Promise<Findings> {
  await operator.page.setViewportSize(SIZES.phone);
  await operator.opens(path, words);
  return photograph(operator.page, name);
}

/**
 * Takes a screen at both sizes (or at those in `sizes`), light and dark, into test-results/pictures, and asks axe what a person who cannot
 * see it would miss. Answers what axe finds serious, by picture.
 */
export async function photograph(
  page: Page,
  name: string,
  sizes: readonly Size[] = ['phone', 'wide'],
): Promise<Findings> {
  const found: Findings = {};
  for (const size of sizes) {
    const viewport = SIZES[size];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(() => document.fonts.ready);
      // Two frames: a list measures its rows after the first.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      await page.waitForFunction(inTheLight, colorScheme, { timeout: 30_000 });
      await page.waitForTimeout(250);
      const picture = `${name}-${size}-${colorScheme}`;
      await page.screenshot({ path: `${FOLDER}/${picture}.png` });
      const findings = await seriousFindings(page);
      if (findings.length > 0) found[picture] = findings;
    }
  }
  return found;
}

/** Runs in the page: it has been drawn in this light, to tell by its left edge. What lies at one of the two places may have colours of its own. */
function inTheLight(scheme: 'light' | 'dark'): boolean {
  return [2, innerHeight / 2].some((y) => {
    const ground = document
      .elementsFromPoint(2, y)
      .map(
        (element) =>
          getComputedStyle(element)
            .backgroundColor.match(/[\d.]+/g)
            ?.map(Number) ?? [],
      )
      .find(([, , , alpha = 1]) => alpha === 1);
    return (ground?.[0] ?? 0) > 128 === (scheme === 'light');
  });
}

async function seriousFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    type Result = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] };
    const page = globalThis as unknown as { axe: { run(): Promise<{ violations: Result[] }> } };
    const { violations } = await page.axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({
        id,
        impact,
        where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
      }));
  });
}

const PATIENCE_MS = 10_000;

/** Runs once the service worker sees what the page fetches and the browser has time. Answers what calls it off. */
export function whenIdle(run: () => void): () => void {
  const off = new AbortController();
  void ready(off.signal).then(() => {
    if (off.signal.aborted) return;
    // What started this very page came before the worker was there: it sees it now, from the browser's own cache.
    for (const { src } of document.scripts)
      if (src !== '')
        fetch(src).catch((offline: unknown) => console.info('not kept', (offline as Error).name));
    run();
  });
  return () => off.abort();
}

async function ready(signal: AbortSignal): Promise<void> {
  if ('serviceWorker' in navigator) await controlled(navigator.serviceWorker, signal);
  await new Promise<void>((resolve) => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, 1000);
  });
}

/** A page on its way while the worker began, or reloaded past it, stays unseen until the worker is asked to take it. */
async function controlled(workers: ServiceWorkerContainer, signal: AbortSignal): Promise<void> {
  const { active } = await workers.ready;
  if (workers.controller !== null || signal.aborted) return;
  const taken = new Promise((resolve) => {
    workers.addEventListener('controllerchange', resolve, { once: true, signal });
  });
  active?.postMessage({ type: 'take' });
  await taken;
}

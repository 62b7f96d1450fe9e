import type { Page } from '@playwright/test';

/** What scrolling was like. */
export type Scrolled = {
  /** Between two frames, in ms. */
  times: number[];
  /** What the page's main thread worked. */
  processorMs: number;
  /** What came over its sockets. */
  received: number;
};

/** Scrolls the longest list of the page down and up again, a bit in every frame: 2,000 px a second, however many frames there are. */
export async function scrolled(page: Page, lastingMs: number): Promise<Scrolled> {
  const tools = await page.context().newCDPSession(page);
  let received = 0;
  tools.on('Network.webSocketFrameReceived', () => {
    received += 1;
  });
  await tools.send('Network.enable');
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  const before = await worked();
  const times = await page.evaluate(scroll, lastingMs);
  const processorMs = (await worked()) - before;
  await tools.detach();
  return { times, processorMs, received };
}

/** Runs in the page. */
async function scroll(lastingMs: number): Promise<number[]> {
  const lists = [...document.querySelectorAll('*')].filter(
    (one) => one.scrollHeight > one.clientHeight + 200 && one.clientHeight > 200,
  );
  const list = lists.sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
  if (!list) throw new Error('nothing here scrolls');
  const times: number[] = [];
  let way = 1;
  await new Promise<void>((done) => {
    const began = performance.now();
    let before = began;
    const frame = (now: number) => {
      if (now > before) times.push(now - before);
      list.scrollTop += Math.min(200, (now - before) * 2) * way;
      before = now;
      if (list.scrollTop <= 0) way = 1;
      if (list.scrollTop >= list.scrollHeight - list.clientHeight - 1) way = -1;
      if (now - began < lastingMs) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  return times;
}

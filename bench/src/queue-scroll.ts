import { startBaton } from '../../e2e/spine/baton.ts';
import { launchChromium } from '../../e2e/spine/chromium.ts';
import { HttpCustomer } from '../../e2e/spine/http-customer.ts';
import { Operator } from '../../e2e/spine/operator.ts';
import { type Scrolled, scrolled } from '../../e2e/queue/frames.ts';
import { median, round, type Result } from './result.ts';

const CONVERSATIONS = 1000;
const WAITING = 12;
const AT_ONCE = 16;
const ROUNDS = 3;
const ROUND_MS = 5000;
/** The bot answers each: two entries. */
const QUESTIONS_PER_SECOND = 10;
const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const ROW = `<div style="height:53px;padding:8px 16px;border-top:1px solid #ddd"><b>Customer</b><br>How much luggage can I take?</div>`;
const PLAIN = `<div style="height:780px;overflow:auto">${ROW.repeat(CONVERSATIONS)}</div>`;

type Page = Operator['page'];
type Figures = { p50: number; p95: number; p99: number; processor: number; perSecond: number };

/** The queue of the web app (`npm run build` first) with a thousand conversations, scrolled while entries arrive; beside a plain page. */
export async function queueScroll(): Promise<Result[]> {
  const baton = await startBaton();
  const browser = await launchChromium();
  try {
    const customers = await furnish(baton.url);
    const results: Result[] = [];
    for (const [size, viewport] of Object.entries(SIZES)) {
      const alice = await Operator.signIn(browser, baton.url, 'alice', { ...viewport, colorScheme: 'light' });
      await alice.waiting.first().waitFor();
      const plain = await browser.newPage({ viewport });
      await plain.setContent(PLAIN);
      results.push(...(await inTurns(size, { queue: alice.page, plain, customers })));
      await alice.page.close();
      await plain.close();
    }
    return results;
  } finally {
    await browser.close();
    await baton.stop();
  }
}

async function furnish(url: string): Promise<HttpCustomer[]> {
  const customers: HttpCustomer[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < CONVERSATIONS; n = next++) {
      const customer = await HttpCustomer.arrive(url, `Customer ${n + 1}`);
      await customer.write(n < WAITING ? 'Can I talk to a human please?' : 'How much luggage can I take?');
      customers[n] = customer;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return customers;
}

type Pages = { queue: Page; plain: Page; customers: HttpCustomer[] };

async function inTurns(size: string, { queue, plain, customers }: Pages): Promise<Result[]> {
  const [ours, theirs]: [Figures[], Figures[]] = [[], []];
  let received = 0;
  for (let n = 0; n <= ROUNDS; n += 1) {
    const reference = await scrolled(plain, ROUND_MS);
    const busy = await whileTheyAsk(customers, () => scrolled(queue, ROUND_MS));
    // Both warm up.
    if (n === 0) continue;
    received += busy.received;
    ours.push(figuresOf(busy));
    theirs.push(figuresOf(reference));
  }
  const of = (all: Figures[], name: keyof Figures) => round(median(all.map((one) => one[name])));
  const beside = (name: keyof Figures) => {
    const [value, reference] = [of(ours, name), of(theirs, name)];
    return { value, reference, ratio: round(reference / value) };
  };
  const entries = `${Math.round(received / ROUNDS / (ROUND_MS / 1000))} messages a second arrive`;
  return [
    {
      name: `queue_scroll, ${size}`,
      unit: 'ms p95 between frames',
      ...beside('p95'),
      p50: of(ours, 'p50'),
      p99: of(ours, 'p99'),
      note: [
        `${CONVERSATIONS} conversations at 2,000 px/s, ${entries}`,
        `${of(ours, 'perSecond')} frames a second`,
        `reference: a plain page of as many rows, ${of(theirs, 'perSecond')} frames a second`,
      ].join('; '),
    },
    {
      name: `queue_scroll, ${size}, processor`,
      unit: 'ms of the main thread a frame',
      ...beside('processor'),
      aim: 'at most 8 ms',
      note: 'of 16.7 ms that 60 frames a second leave; everything counted, also what the entries cost',
    },
  ];
}

/** Those whom the bot answers ask on, leaping up and down the list. */
async function whileTheyAsk<T>(customers: HttpCustomer[], act: () => Promise<T>): Promise<T> {
  const answered = customers.slice(WAITING);
  let asked = 0;
  const asking = setInterval(() => {
    const customer = answered[(asked * 37) % answered.length]!;
    asked += 1;
    customer
      .write('How much luggage can I take?')
      .catch((late: unknown) => console.error('a question was not heard', String(late)));
  }, 1000 / QUESTIONS_PER_SECOND);
  try {
    return await act();
  } finally {
    clearInterval(asking);
  }
}

function figuresOf({ times, processorMs }: Scrolled): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;
  const elapsed = times.reduce((sum, time) => sum + time, 0);
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    processor: processorMs / times.length,
    perSecond: (times.length / elapsed) * 1000,
  };
}

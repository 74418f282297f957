import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { pageScript } from './page-script.ts';

/** A browser as small as the script needs: time moves only when the test says so. */
function browse(answers: readonly unknown[], remainingMs = 900_000) {
  let nowMs = 0;
  let timer: (() => Promise<void>) | undefined;
  let tick = () => {};
  const waits: number[] = [];
  const moves: string[] = [];
  const queue = [...answers];
  const listeners = new Map<string, (event: object) => void>();
  const clock = { dataset: { countdown: String(remainingMs) }, textContent: '', toggleAttribute: () => {} };
  const voice = { dataset: { voice: '{"300":"five","60":"one","0":"over"}' }, textContent: '' };
  const elements = new Map<string, unknown>([
    ['[data-state-url]', { dataset: { stateUrl: '/state' } }],
    ['[data-countdown]', clock],
    ['[data-voice]', voice],
  ]);
  const context = {
    document: {
      querySelector: (name: string) => elements.get(name) ?? null,
      addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
      forms: [],
    },
    window: { addEventListener: () => {} },
    location: { replace: (url: string) => moves.push(url), reload: () => moves.push('reload') },
    performance: { now: () => nowMs },
    setInterval: (run: () => void) => {
      tick = run;
    },
    setTimeout: (run: () => Promise<void>, waitMs: number) => {
      waits.push(waitMs);
      timer = run;
    },
    clearTimeout: () => {},
    fetch: async () => {
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      if (answer === undefined) throw new Error('no network');
      return { ok: true, json: async () => answer };
    },
  };
  runInContext(pageScript, createContext(context));
  const wait = (ms: number) => {
    nowMs += ms;
    tick();
  };
  const poll = () => timer?.();
  const submit = () => listeners.get('submit')?.({ target: { dataset: {} }, preventDefault: () => {} });
  return { clock, voice, waits, moves, wait, poll, submit };
}

const open = { status: 'OPEN_PAYMENT', finished: false, remainingMs: 800_000, handedBack: false };

describe('pageScript', () => {
  test('counts down and speaks only at its marks', () => {
    const page = browse([open]);
    expect(page.clock.textContent).toBe('15:00');
    page.wait(599_000);
    expect([page.clock.textContent, page.voice.textContent]).toEqual(['05:01', '']);
    page.wait(1000);
    expect([page.clock.textContent, page.voice.textContent]).toEqual(['05:00', 'five']);
    page.wait(400_000);
    expect([page.clock.textContent, page.voice.textContent]).toEqual(['00:00', 'over']);
  });

  test('takes the server’s word for the time left', async () => {
    const page = browse([{ ...open, remainingMs: 61_000 }]);
    await page.poll();
    expect(page.clock.textContent).toBe('01:01');
  });

  test('goes where the payment leads once it is finished', async () => {
    const page = browse([open, { ...open, finished: true, redirect: 'http://shop.example/?pg_token=1' }]);
    await page.poll();
    expect(page.moves).toEqual([]);
    await page.poll();
    expect(page.moves).toEqual(['http://shop.example/?pg_token=1']);
  });

  test('leaves it to a form that is on its way: the browser comes back to the shop once', async () => {
    const page = browse([{ ...open, finished: true, redirect: 'http://shop.example/?pg_token=1' }]);
    const asked = page.poll();
    page.submit();
    await asked;
    await page.poll();
    expect(page.moves).toEqual([]);
  });

  test('reloads when it is finished and leads nowhere', async () => {
    const page = browse([{ ...open, finished: true, handedBack: true }]);
    await page.poll();
    expect(page.moves).toEqual(['reload']);
  });

  test('asks less and less often, within bounds', async () => {
    const page = browse([open]);
    for (let count = 0; count < 20; count += 1) await page.poll();
    expect(page.waits[0]).toBe(1000);
    expect(page.waits.at(-1)).toBe(5000);
  });

  test('keeps asking, slower, while the server is away', async () => {
    const page = browse([]);
    for (let count = 0; count < 20; count += 1) await page.poll();
    expect(page.waits.at(-1)).toBe(15_000);
    expect(page.moves).toEqual([]);
  });
});

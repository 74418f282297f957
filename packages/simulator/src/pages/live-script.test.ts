import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { pageScript } from './page-script.ts';

type Listener = (event?: object) => void;

/** The server's events, as far as the script knows them. */
class Source {
  static readonly all: Source[] = [];
  readonly listeners = new Map<string, Listener>();
  isClosed = false;
  onopen: Listener = () => {};
  onerror: Listener = () => {};
  constructor() {
    Source.all.push(this);
  }
  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, listener);
  }
  close(): void {
    this.isClosed = true;
  }
}

/** Parts of the page by id, as far as the script looks at them; `fresh` is what the server shows next. */
function openPage(parts: Record<string, string>, fresh: Record<string, string>) {
  const shown = { ...parts };
  const inUse = new Set<string>();
  const news = { dataset: { held: 'news' }, textContent: '' };
  const listeners = new Map<string, Listener>();
  const waits: number[] = [];
  const page = { hidden: false, asked: 0, nowMs: 0 };
  let look: (() => Promise<void>) | undefined;
  const part = (id: string) => ({
    id,
    dataset: { live: shown[id] },
    contains: () => inUse.has(id),
    querySelectorAll: () => [],
    replaceWith: (other: { dataset: { live: string } }) => {
      shown[id] = other.dataset.live;
    },
  });
  const context = {
    document: {
      querySelector: (name: string) => (name === '[data-news]' ? news : null),
      querySelectorAll: () => Object.keys(shown).map(part),
      addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
      get hidden() {
        return page.hidden;
      },
      forms: [],
    },
    window: { addEventListener: () => {} },
    location: { href: 'http://127.0.0.1:4000/' },
    performance: { now: () => page.nowMs },
    getSelection: () => ({ isCollapsed: true }),
    EventSource: Source,
    DOMParser: class {
      parseFromString = () => ({
        getElementById: (id: string) => (id in fresh ? { dataset: { live: fresh[id] } } : null),
      });
    },
    setTimeout: (run: () => Promise<void>, waitMs: number) => {
      waits.push(waitMs);
      look = run;
    },
    clearTimeout: () => {},
    fetch: async () => {
      page.asked += 1;
      return { ok: true, text: async () => '' };
    },
  };
  runInContext(pageScript, createContext(context));
  const source = () => Source.all.at(-1) as Source;
  return { shown, inUse, news, page, waits, listeners, source, look: () => look?.() };
}

test('brings in what has changed', async () => {
  const list = openPage({ found: 'a', totals: 'a' }, { found: 'b', totals: 'a' });
  await list.look();
  expect([list.shown, list.news.textContent]).toEqual([{ found: 'b', totals: 'a' }, '']);
});

test('leaves alone what somebody is in the midst of, says so, and brings it in afterwards', async () => {
  const list = openPage({ found: 'a', totals: 'a' }, { found: 'b', totals: 'b' });
  list.inUse.add('found');
  await list.look();
  expect([list.shown, list.news.textContent]).toEqual([{ found: 'a', totals: 'b' }, 'news']);
  list.inUse.clear();
  list.page.nowMs = 1000;
  list.listeners.get('focusout')?.();
  expect(list.waits.at(-1)).toBe(150);
  await list.look();
  expect([list.shown, list.news.textContent]).toEqual([{ found: 'b', totals: 'b' }, '']);
});

test('asks nothing while nobody looks, and listens to nothing', async () => {
  const list = openPage({ found: 'a' }, { found: 'b' });
  const first = list.source();
  list.page.hidden = true;
  list.listeners.get('visibilitychange')?.();
  expect([first.isClosed, list.source() === first]).toEqual([true, true]);
  await list.look();
  expect([list.page.asked, list.shown]).toEqual([0, { found: 'a' }]);
  list.page.hidden = false;
  list.listeners.get('visibilitychange')?.();
  expect(list.source()).not.toBe(first);
});

test('hears of changes, and looks once a second at most; else it only looks now and then', async () => {
  const list = openPage({ found: 'a' }, { found: 'b' });
  list.source().onopen();
  await list.look();
  expect(list.waits.at(-1)).toBe(15_000);
  list.page.nowMs = 100;
  for (let count = 0; count < 50; count += 1) list.source().listeners.get('change')?.();
  expect(list.waits.slice(-2)).toEqual([15_000, 900]);
  await list.look();
  expect(list.page.asked).toBe(2);
});

test('asks every two seconds where there are no events', async () => {
  const list = openPage({ found: 'a' }, { found: 'b' });
  expect(list.waits).toEqual([2000]);
  await list.look();
  expect(list.waits.at(-1)).toBe(2000);
  list.source().onopen();
  await list.look();
  list.source().onerror();
  expect(list.waits.at(-1)).toBe(2000);
});

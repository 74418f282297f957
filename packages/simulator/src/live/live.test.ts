import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { createShop } from '../testing/shop.ts';
import { createLive, listenersMax } from './live.ts';

/** A channel whose time is moved by hand. */
function liveByHand() {
  let tick: (() => void) | undefined;
  const live = createLive((_ms, run) => {
    tick = run;
    return () => {
      tick = undefined;
    };
  });
  const heard: string[] = [];
  const stop = live.listen()?.(
    (text) => heard.push(text),
    () => heard.push('end'),
  );
  return { live, heard, stop, isTicking: () => tick !== undefined, tick: () => tick?.() };
}

describe('the channel', () => {
  test('a burst of changes is one event', () => {
    const { live, heard, tick } = liveByHand();
    expect(heard.splice(0)).toEqual(['retry: 1000\nevent: change\nid: 0\ndata: {"version":0,"kinds":[]}\n\n']);
    for (const kind of ['call', 'payer', 'call'] as const) live.changed(kind);
    expect(heard).toEqual([]);
    tick();
    tick();
    expect(heard).toEqual(['event: change\nid: 3\ndata: {"version":3,"kinds":["call","payer"]}\n\n']);
  });

  test('a quiet one says every 15 s that it is still there', () => {
    const { heard, tick } = liveByHand();
    for (let ticks = 0; ticks < 300; ticks += 1) tick();
    expect(heard.slice(1)).toEqual([': still here\n\n', ': still here\n\n']);
  });

  test('nothing runs when nobody listens', () => {
    const { live, stop, isTicking } = liveByHand();
    expect(isTicking()).toBe(true);
    stop?.();
    expect(isTicking()).toBe(false);
    live.changed('call');
  });

  test('only so many may listen, and closing ends them all', () => {
    const { live, heard, isTicking } = liveByHand();
    for (let count = 1; count < listenersMax; count += 1) {
      live.listen()?.(
        () => {},
        () => {},
      );
    }
    expect(live.listen()).toBeUndefined();
    live.close();
    expect([heard.at(-1), isTicking()]).toEqual(['end', false]);
  });
});

/** Reads until what is wanted has come. */
async function heardFrom(response: Response, wanted: string): Promise<string> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.includes(wanted)) break;
  }
  return text;
}

describe('over HTTP', () => {
  let sim: Simulator | undefined;
  afterEach(() => sim?.close());

  test('what changes is heard, by a socket and by a Request', async () => {
    sim = await createSimulator();
    for (const ask of [fetch, sim.fetch]) {
      const response = await ask(new Request(`${sim.url}/_sim/live`));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
      sim.faults.add({ call: 'ready', kind: 'lose_answer' });
      expect(await heardFrom(response, '"faults"')).toMatch(/"kinds":\["faults"\]\}\n\n$/);
    }
  });

  test('closing ends the stream', async () => {
    sim = await createSimulator();
    const own = await sim.fetch(new Request(`${sim.url}/_sim/live`));
    const response = await fetch(`${sim.url}/_sim/live`);
    await sim.close();
    expect(await own.text()).toContain('"version":0');
    await response.text().catch(() => '');
  });

  test('other names and other methods are refused; a HEAD ends at once', async () => {
    const shop = await createShop();
    const ask = (url: string, init = {}) => shop.sim.fetch(new Request(url, init));
    expect((await ask('http://evil.example/_sim/live')).status).toBe(403);
    expect((await ask(`${shop.sim.url}/_sim/live`, { method: 'POST' })).status).toBe(405);
    sim = await createSimulator();
    expect((await fetch(`${sim.url}/_sim/live`, { method: 'HEAD' })).status).toBe(200);
  });

  test('whoever comes when there are enough hears so', async () => {
    const { sim } = await createShop();
    const ask = () => sim.fetch(new Request(`${sim.url}/_sim/live`));
    const open = [];
    for (let count = 0; count < listenersMax; count += 1) open.push(await ask());
    expect((await ask()).status).toBe(503);
    await open[0]?.body?.cancel();
    expect((await ask()).status).toBe(200);
    await sim.close();
  });
});

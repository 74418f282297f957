import { describe, expect, test } from 'vitest';
import { toldTypes } from '../service/src/webhooks/event-types.ts';
import { retryAt } from '../service/src/webhooks/retry-times.ts';
import { bodyOf, startApproved } from '../world/actions.ts';
import { createWorld } from '../world/world.ts';
import { documentAt, fencesOf } from './docs/documents.ts';
import { runCurl } from './docs/run-curl.ts';

// Goal: whoever does what the page on webhooks says is answered as it says.

const english = documentAt('docs/webhooks.md');
const korean = documentAt('docs/webhooks.ko.md');

describe.each([english, korean].map((document) => [document.path, document] as const))('%s', (_, { text }) => {
  test('has every type of event, and no other', () => {
    const rows = [...text.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, type]) => type);
    expect(rows.sort()).toEqual([...toldTypes()].sort());
  });

  test('has the waits between the tries', () => {
    const units = text.includes('웹훅') ? { s: '초', m: '분', h: '시간' } : { s: ' s', m: ' min', h: ' h' };
    const waits = Array.from({ length: 9 }, (_, tries) => Number(retryAt(tries + 1, 0, 0)) / 1000);
    const words = waits.map((s) =>
      s < 60 ? `${s}${units.s}` : s < 3600 ? `${s / 60}${units.m}` : `${s / 3600}${units.h}`,
    );
    expect(retryAt(10, 0, 0)).toBeUndefined();
    expect(text.replace('20 h and 24 h', '20 h, 24 h')).toContain(words.join(', '));
  });
});

test('every command does what is said', async () => {
  const virtual = await createWorld();
  const { id: PAYMENT_ID } = await startApproved(virtual);
  const values: Record<string, string> = { PAYMENT_ID, EVENT_ID: `${PAYMENT_ID}_3` };
  const commands = fencesOf(english, 'sh').flatMap((code) => code.split(/\n(?=curl)/));
  const statuses: number[] = [];
  for (const command of commands) {
    const answer = await runCurl(virtual, command, values);
    statuses.push(answer.status);
    values.ENDPOINT_ID ??= bodyOf<{ id: string }>(answer).id;
    const { events } = bodyOf<{ events?: object[] }>(answer);
    if (events) expect(events).toMatchObject([{ id: values.EVENT_ID }]);
  }
  expect(statuses).toEqual([201, 200, 200, 202, 200, 200, 200, 202, 200, 200]);
  await virtual.settle();
  // Once since it was asked for, and once by the replay of everything.
  const received = virtual.receiver.received.map(({ id }) => id.replace(/^test_.*/, 'test'));
  expect(received).toEqual(['test', values.EVENT_ID, values.EVENT_ID]);
});

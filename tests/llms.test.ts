import { expect, test } from 'vitest';
import { payAtKakaoPay, viewOf } from '../world/actions.ts';
import { createWorld } from '../world/world.ts';
import { anchorOf, documentAt, fencesOf, readDocument } from './docs/documents.ts';
import { brokenCommands, brokenLinks, brokenPaths } from './docs/mentions.ts';
import { runCurl } from './docs/run-curl.ts';

// Goal: a program that reads this file and nothing else takes a payment and gives a part of it back.

const document = readDocument('llms.txt');

test('has the shape that llmstxt.org describes, and is short', () => {
  expect(document.text).toMatch(/^# [^\n]+\n\n> [^\n]+\n\n/);
  expect(document.headings.slice(1).every((heading) => heading.startsWith('## '))).toBe(true);
  expect(document.text.length).toBeLessThan(5_500);
});

test('every link, command and path is there', () => {
  const found = [
    brokenLinks(document, (path) => documentAt(path).headings.map(anchorOf)),
    brokenCommands(document),
    brokenPaths(document),
  ];
  expect(found).toEqual([[], [], []]);
});

test('every command does what is said', async () => {
  const [, pay = '', ask = '', giveBack = '', ...others] = fencesOf(document, 'sh');
  expect(others).toEqual([]);
  const virtual = await createWorld();
  const { id: PAYMENT_ID } = JSON.parse((await runCurl(virtual, pay)).body) as { id: string };
  const payment = await virtual.payment(PAYMENT_ID);
  if (payment) await virtual.get(await payAtKakaoPay(virtual, payment));
  expect(JSON.parse((await runCurl(virtual, ask, { PAYMENT_ID })).body)).toMatchObject({ status: 'approved' });
  expect((await runCurl(virtual, giveBack, { PAYMENT_ID })).status).toBe(201);
  expect(await viewOf(virtual, PAYMENT_ID)).toMatchObject({ status: 'partially_canceled', canceledWon: 700 });
});

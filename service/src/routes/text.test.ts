import * as v from 'valibot';
import { expect, test } from 'vitest';
import { text } from './text.ts';

const said = (given: string, max = 100) => v.safeParse(text(max), given, { abortPipeEarly: true }).issues?.[0].message;
const pattern = new RegExp(
  String(text(100).pipe.flatMap((part) => ('metadata' in part ? [part.metadata.pattern] : []))[0]),
  'u',
);

test.each([
  ['초코파이', 4],
  ['🍪'.repeat(100), 100],
  ['가'.repeat(100), 100],
  ['e\u0301', 2],
  ['🇰🇷', 2],
  ['a b', 3],
  ['👨‍👩‍👧', 5],
  ['👩🏽‍🚀', 4],
  ['❤️‍🔥', 4],
])('%s has %i characters', (given, length) => {
  expect(said(given, length)).toBeUndefined();
  expect(said(given, length - 1)).toBe(`may have ${length - 1} characters at most`);
});

test.each(['\0', '\t', '\n', '\r\n', '\x1b[31m', '\x7f', '\u0085', '\u00ad', '\u200b', '\u200d', '\u200e', '\u2028'])(
  'nothing that nobody sees: a%jb',
  (character) => {
    expect(said(`a${character}b`)).toBe('must not hold control or invisible characters');
    expect(pattern.test(`a${character}b`)).toBe(false);
  },
);

test.each(['\u202e', '\u2066', '\u2069', '\u061c', '\ufeff', '\ufffd'])(
  'nor what turns or breaks text: %j',
  (character) => {
    expect(said(`${character}gpj.exe`)).toBe('must not hold control or invisible characters');
    expect(pattern.test(`${character}gpj.exe`)).toBe(false);
  },
);

test.each([' ', '\u00a0', '\u3000', '\u3164', '\u115f\u1160', '\u2800', ' \uffa0 '])('%j is blank', (given) => {
  expect(said(given)).toBe('must not be blank');
  expect(pattern.test(given)).toBe(false);
});

test.each(['초코파이', 'a', ' a ', '🍪', '"\'<&>', '한\u3164글'])('the pattern of the document takes %j', (given) => {
  expect(pattern.test(given)).toBe(true);
});

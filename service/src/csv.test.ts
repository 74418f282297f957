import { describe, expect, test } from 'vitest';
import { csvOf, csvRow, csvTime } from './csv.ts';

test('a file is UTF-8 with a byte order mark, its records end with CRLF', () => {
  const bytes = Buffer.from(csvOf([['주문번호', '금액'], ['A-1', 2200], []]));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.subarray(3).toString('utf8')).toBe('주문번호,금액\r\nA-1,2200\r\n\r\n');
});

test.each([
  ['초코파이, 12개', '"초코파이, 12개"'],
  ['3" 액자', '"3"" 액자"'],
  ['첫 줄\n둘째 줄', '"첫 줄\n둘째 줄"'],
  ['a;b', '"a;b"'],
  ['a\tb', '"a\tb"'],
  ['', ''],
  [' 빈칸 ', ' 빈칸 '],
  ["it's", "it's"],
])('%j is written as %j', (cell, written) => {
  expect(csvRow([cell])).toBe(`${written}\r\n`);
});

describe('a spreadsheet runs nothing', () => {
  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['=HYPERLINK("https://x.example","click")', `"'=HYPERLINK(""https://x.example"",""click"")"`],
    ['+82-2-123', "'+82-2-123"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['\tname', `"'\tname"`],
    ['  =1+1', "'  =1+1"],
    ['\u3000=1+1', "'\u3000=1+1"],
    ['\ufeff=1+1', "'\ufeff=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＠SUM', "'＠SUM"],
    ['a\n=1', '"a\n=1"'],
    ['1-2', '1-2'],
    ['2200', '2200'],
  ])('%j is written as %j', (cell, written) => {
    expect(csvRow([cell, 1])).toBe(`${written},1\r\n`);
  });

  test('numbers of ours stay numbers', () => {
    expect(csvRow([-2200, 0, 2200])).toBe('-2200,0,2200\r\n');
  });
});

test('times are those of Korea, to the second', () => {
  expect(csvRow([csvTime(Date.UTC(2026, 10, 23, 14, 59, 59, 999)), csvTime(undefined)])).toBe(
    '2026-11-23 23:59:59,\r\n',
  );
  expect(csvTime(Date.UTC(2026, 10, 23, 15))).toBe('2026-11-24 00:00:00');
});

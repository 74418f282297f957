import { expect, test } from 'vitest';
import type { Act } from './acts.ts';
import { csvReport } from './csv-report.ts';
import type { Report } from './read-report.ts';

/** RFC 4180, read letter by letter. */
function parse(text: string): string[][] {
  const rows: string[][] = [['']];
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1) as string[];
    const letter = text[i];
    if (isQuoted && letter === '"' && text[i + 1] === '"') i += 1;
    else if (letter === '"') {
      isQuoted = !isQuoted;
      continue;
    } else if (!isQuoted && letter === ',') {
      row.push('');
      continue;
    } else if (!isQuoted && letter === '\r' && text[i + 1] === '\n') {
      i += 1;
      rows.push(['']);
      continue;
    }
    row.push(`${row.pop()}${letter}`);
  }
  expect(rows.pop()).toEqual(['']);
  return rows;
}

const at = (time: string) => Date.parse(`${time}+09:00`);
const ids = ['pay_01m83ccy40eqyf4q04fx5fmdgv', 'pay_01m83ccy40eqyf4q04fx5fmdgw'];

const act = (over: Partial<Act> = {}): Act => ({
  kind: 'approval',
  at: at('2026-11-23T14:00:00'),
  paymentId: ids[0] ?? '',
  n: 0,
  orderId: 'A-1001',
  itemName: '초코파이',
  method: 'CARD',
  cardIssuer: '신한',
  isSubscription: false,
  amountWon: 2200,
  taxFreeWon: 0,
  vatWon: 200,
  tid: 'T1',
  aid: 'A1',
  ...over,
});

const reportOf = (acts: readonly Act[], over: Partial<Report> = {}): Report => ({
  days: { from: '2026-11-23', to: '2026-11-23' },
  asOf: at('2026-11-24T09:00:00'),
  isComplete: true,
  unsettled: 0,
  acts,
  ...over,
});

const acts = [
  act(),
  act({
    paymentId: ids[1] ?? '',
    at: at('2026-11-23T23:59:59'),
    method: 'MONEY',
    isSubscription: true,
    taxFreeWon: 1100,
    vatWon: 100,
  }),
  act({ kind: 'cancellation', n: 1, at: at('2026-11-23T23:59:59'), amountWon: 700, vatWon: 64, aid: 'A2' }),
].map(({ cardIssuer, ...rest }) => (rest.method === 'CARD' && cardIssuer ? { ...rest, cardIssuer } : rest));

test('has a record for each act, by the time in Korea, and the totals after them', () => {
  const { body, next } = csvReport(reportOf(acts), 'ko');
  expect(next).toBeUndefined();
  expect(body.startsWith('\ufeff')).toBe(true);
  const rows = parse(body.slice(1));
  expect(rows.map((row) => row.join('|'))).toEqual([
    '일시|구분|건수|금액|공급가액|부가세|면세금액|결제수단|카드사|결제유형|주문번호|상품명|결제 ID|TID|AID',
    `2026-11-23 14:00:00|승인|1|2200|2000|200|0|CARD|신한|일반|A-1001|초코파이|${ids[0]}|T1|A1`,
    `2026-11-23 23:59:59|승인|1|2200|1000|100|1100|MONEY||정기|A-1001|초코파이|${ids[1]}|T1|A1`,
    `2026-11-23 23:59:59|취소|1|-700|-636|-64|0|CARD|신한|일반|A-1001|초코파이|${ids[0]}|T1|A2`,
    '|승인 합계|2|4400|3000|300|1100||||||||',
    '|취소 합계|1|-700|-636|-64|0||||||||',
    '|순매출||3700|2364|236|1100||||||||',
    '|승인 합계|1|2200|2000|200|0|CARD|||||||',
    '|취소 합계|1|-700|-636|-64|0|CARD|||||||',
    '|순매출||1500|1364|136|0|CARD|||||||',
    '|승인 합계|1|2200|1000|100|1100|MONEY|||||||',
    '|취소 합계|0|0|0|0|0|MONEY|||||||',
    '|순매출||2200|1000|100|1100|MONEY|||||||',
    '|승인 합계|1|2200|2000|200|0||신한||||||',
    '|취소 합계|1|-700|-636|-64|0||신한||||||',
    '|순매출||1500|1364|136|0||신한||||||',
    '|승인 합계|1|2200|2000|200|0|||일반|||||',
    '|취소 합계|1|-700|-636|-64|0|||일반|||||',
    '|순매출||1500|1364|136|0|||일반|||||',
    '|승인 합계|1|2200|1000|100|1100|||정기|||||',
    '|취소 합계|0|0|0|0|0|||정기|||||',
    '|순매출||2200|1000|100|1100|||정기|||||',
    '2026-11-24 09:00:00|조회 일시|||||||||||||',
  ]);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([15]));
});

test('says in English what is not known yet, and totals the days of a month', () => {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const { body } = csvReport(reportOf([act()], { days, isComplete: false, unsettled: 2 }), 'en');
  const rows = parse(body.slice(1)).map((row) => row.slice(0, 4).join('|'));
  expect(rows[0]).toBe('Time (KST)|Kind|Count|Amount (KRW)');
  expect(rows).toContain('2026-11-23|Net sales||2200');
  expect(rows.slice(-2)).toEqual([
    '|Outcome not known yet|2|',
    '2026-11-24 09:00:00|Read at (before the end of this time)||',
  ]);
});

test.each(["=cmd|' /C calc'!A0", '+1', '-2+3', '@SUM(A1)', '＝1', ' =1'])(
  '%s runs nowhere, whatever field it is in',
  (text) => {
    const texts = { orderId: text, itemName: text, method: text, cardIssuer: text };
    const rows = parse(csvReport(reportOf([act(texts)]), 'ko').body.slice(1));
    const texted = rows.flat().filter((cell) => cell.includes(text));
    // Once in each field of the act, and in the totals of the method and of the card issuer.
    expect(texted).toEqual(Array.from({ length: 10 }, () => `'${text}`));
  },
);

test('what is too long for one answer comes in parts: each act once, and the totals of all at the end', () => {
  const many = Array.from({ length: 100 }, (_, i) => act({ n: i, at: at('2026-11-23T14:00:00') + Math.floor(i / 3) }));
  const report = reportOf(many);
  const parts: string[][][] = [];
  let after: Act | undefined;
  for (let i = 0; i < 100; i++) {
    const { body, next } = csvReport(report, 'ko', after, 2_000);
    expect(Buffer.byteLength(body)).toBeLessThan(4_500);
    parts.push(parse(body.slice(1)));
    after = next && many.find((one) => one.n === next.n);
    if (next === undefined) break;
  }
  expect(parts.length).toBeGreaterThan(5);
  const kinds = (kind: string) => parts.map((rows) => rows.filter((row) => row[1] === kind).length);
  expect(kinds('승인').reduce((sum, count) => sum + count)).toBe(100);
  const last = parts.length - 1;
  expect(kinds('다음 파일에 이어짐(합계는 마지막 파일에 있음)')).toEqual(parts.map((_, i) => (i < last ? 1 : 0)));
  expect(parts[last]?.find((row) => row[1] === '승인 합계')?.slice(2, 4)).toEqual(['100', '220000']);
  expect(parts.map((rows) => rows[0]?.[1])).toEqual(parts.map(() => '구분'));
});

test('a part fits into an answer of Lambda, whatever stands in it', () => {
  const many = Array.from({ length: 20_000 }, (_, n) =>
    act({ n, orderId: '"'.repeat(100), itemName: '가'.repeat(100) }),
  );
  const { body, next } = csvReport(reportOf(many), 'ko');
  expect(next).toBeDefined();
  expect(Buffer.byteLength(JSON.stringify({ statusCode: 200, headers: {}, body }))).toBeLessThan(6_000_000);
});

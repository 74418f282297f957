import { expect, test } from 'vitest';
import { csvOfRows } from './csv.ts';
import { columns } from './csv-words.ts';
import type { Row } from './reconciliation.ts';

const row: Row = {
  paymentId: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
  outcome: 'adopted',
  kind: 'canceled_more_there',
  orderId: '=1+1',
  tid: 'T469b847306d7b2dc394',
  ours: { status: 'approved', netWon: 2200, totalWon: 2200, taxFreeWon: 0, vatWon: 200, canceledWon: 0 },
  theirs: { status: 'PART_CANCEL_PAYMENT', netWon: 1700, totalWon: 2200, canceledWon: 500 },
  at: Date.UTC(2026, 10, 23, 19, 11, 2),
};

async function* rows(...list: Row[]): AsyncGenerator<Row> {
  yield* list;
}

const linesOf = (body: string) => body.split('\r\n');

test('for a spreadsheet in Korea: byte order mark, CRLF, Korean time, and no formula of a stranger', async () => {
  const { body, next } = await csvOfRows(rows(row), 'ko');
  expect(next).toBeUndefined();
  expect(body.startsWith('\ufeff확인 일시,처리,차이,주문번호,')).toBe(true);
  expect(linesOf(body)).toHaveLength(3);
  expect(linesOf(body)[1]).toBe(
    "2026-11-24 04:11:02,장부에 반영함,카카오페이에서 직접 취소된 금액이 있음,'=1+1,pay_01m83ccy40eqyf4q04fx5fmdgv," +
      'T469b847306d7b2dc394,approved,PART_CANCEL_PAYMENT,,2200,1700,2200,2200,0,,200,,0,500,,,,,',
  );
  expect(linesOf(body)[2]).toBe('');
});

test('in English, with what KakaoPay refused to tell', async () => {
  const refused: Row = { paymentId: 'pay_1', outcome: 'not_comparable', kind: 'refused', kakaoPayCode: -721, at: 0 };
  const { body } = await csvOfRows(rows(refused), 'en');
  expect(linesOf(body)[0]).toContain('Looked at,What was done,Difference,Order,Payment,TID,Status,');
  expect(linesOf(body)[1]).toMatch(/^1970-01-01 09:00:00,Nothing was changed\.,.*,-721$/);
});

test('what is too long for one answer goes on in the next', async () => {
  const many = Array.from({ length: 10 }, (_, n) => ({ ...row, paymentId: `pay_${n}` }));
  const { body, next } = await csvOfRows(rows(...many), 'ko', { maxBytes: 1_000 });
  const lines = linesOf(body).slice(1, -2);
  expect(lines.length).toBeGreaterThan(1);
  expect(next).toBe(`pay_${lines.length - 1}`);
  expect(linesOf(body).at(-2)).toBe('다음 파일에 계속');
});

test('each value of both sides has its column', () => {
  const sides = [
    'Status',
    'NetWon',
    'TotalWon',
    'TaxFreeWon',
    'VatWon',
    'CanceledWon',
    'CanceledTaxFreeWon',
    'CanceledVatWon',
  ];
  for (const side of sides) expect(columns).toEqual(expect.arrayContaining([`our${side}`, `their${side}`]));
});

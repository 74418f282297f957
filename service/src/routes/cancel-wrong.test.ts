import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancel, cancellationsPath, getCancellations, paidWorld } from '../../../tests/canceling.ts';
import { expectDocumented } from '../../../tests/documented.ts';

describe('what cannot be', () => {
  const problemOf = async (over: object, body: object) => {
    const { virtual, id } = await paidWorld(over);
    const before = await virtual.payment(id);
    const calls: string[] = [];
    const answer = await cancel(virtual, id, body, 'key-1', ({ name, moment }) => {
      if (moment === 'before') calls.push(name);
    });
    expect(await virtual.payment(id)).toEqual(before);
    expect(calls.filter((name) => name !== 'table.get')).toEqual([]);
    await expectGivenBack(virtual, id, []);
    return answer;
  };

  test.each([
    [{ amountWon: 2201 }],
    [{ amountWon: 1_000_000_000 }],
    [{ amountWon: 700, taxFreeWon: 551 }],
    [{ amountWon: 700, taxFreeWon: 701 }],
    [{ amountWon: 700, vatWon: 151 }],
    [{ amountWon: 700, taxFreeWon: 550, vatWon: 151 }],
    [{ amountWon: 700, taxFreeWon: 300, vatWon: 401 }],
    [{ amountWon: 1600, taxFreeWon: 0, vatWon: 0 }],
    [{ taxFreeWon: 0 }],
  ])('an amount or a part that does not fit is told what is left: %j', async (body) => {
    expect(await problemOf({ taxFreeWon: 550 }, body)).toMatchObject({
      httpStatus: 422,
      code: 'cancellation_too_large',
      detail: '2200 won are left; of these 550 are tax-free and 150 are VAT.',
    });
  });

  test.each([
    [{ amountWon: 0 }, 'amountWon'],
    [{ amountWon: -1 }, 'amountWon'],
    [{ amountWon: 1.5 }, 'amountWon'],
    [{ amountWon: '700' }, 'amountWon'],
    [{ amountWon: null }, 'amountWon'],
    [{ amountWon: 1_000_000_001 }, 'amountWon'],
    [{ taxFreeWon: -1 }, 'taxFreeWon'],
    [{ vatWon: 0.5 }, 'vatWon'],
    [{ reason: '' }, 'reason'],
    [{ reason: 'x'.repeat(201) }, 'reason'],
    [{ reason: 'a\u0000b' }, 'reason'],
    [{ amount: 700 }, 'amount'],
    [{ cancel_amount: 700 }, 'cancel_amount'],
  ])('a bad body names the field: %j', async (body, field) => {
    const answer = await problemOf({}, body);
    expect(answer).toMatchObject({ httpStatus: 400, code: 'invalid_request' });
    expect(answer.errors?.map(({ path: at }) => at)).toEqual([field]);
  });

  test('no JSON, no object, no body', async () => {
    const { virtual, id } = await paidWorld();
    const headers = { 'idempotency-key': 'key-1' };
    for (const body of ['', '{', '[]', 'null', '"x"']) {
      const answer = await virtual.post(cancellationsPath.replace('{id}', id), body, { headers });
      expectDocumented(`POST ${cancellationsPath}`, answer);
      expect(answer.status).toBe(400);
    }
    await expectGivenBack(virtual, id, []);
  });

  test('a payment or a cancellation that there is not', async () => {
    const { virtual, id } = await paidWorld();
    for (const no of ['pay_1', 'pay_01m83ccy40eqyf4q04fx5fmdgv']) {
      expect(await cancel(virtual, no)).toMatchObject({ httpStatus: 404, code: 'payment_not_found' });
      expect(await getCancellations(virtual, no)).toMatchObject({ httpStatus: 404, code: 'payment_not_found' });
      expect(await getCancellations(virtual, no, '1')).toMatchObject({ httpStatus: 404, code: 'payment_not_found' });
    }
    for (const no of ['1', '0', '-1', 'x', '01']) {
      expect(await getCancellations(virtual, id, no)).toMatchObject({
        httpStatus: 404,
        code: 'cancellation_not_found',
      });
    }
  });
});

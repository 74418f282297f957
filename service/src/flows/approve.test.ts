import { describe, expect, test } from 'vitest';
import { expectNothingTaken, expectPaidOnce } from '../../../tests/books.ts';
import { returnLink, startPaid, statusOf } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

describe('an approve', () => {
  const faulty = async (fault: Parameters<VirtualWorld['simulator']['faults']['add']>[0]) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    virtual.simulator.faults.add(fault);
    const answer = await virtual.get(comeBack);
    return { virtual, id, comeBack, answer };
  };

  test('whose answer is lost after it took effect is found at once', async () => {
    const { virtual, id, answer } = await faulty({ call: 'approve', kind: 'lose_answer' });
    expect(answer.headers.location).toMatch(/\/receipt\//);
    await expectPaidOnce(virtual, id);
  });

  test('that the bank knows nothing of (BANK_FIRM_UNKNOWN) is found at once', async () => {
    const { virtual, id } = await faulty({ call: 'approve', kind: 'bank_unknown' });
    await expectPaidOnce(virtual, id);
  });

  test('while another of the payer is under way (USER_LOCKED) is looked up, and fails only if KakaoPay says so', async () => {
    const extras = { method_result_code: 'USER_LOCKED', method_result_message: '진행중인 거래가 있습니다.' };
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -780, extras });
    expect(await virtual.payment(id)).toMatchObject({ status: 'failed', failure: { reason: 'failed_at_kakaopay' } });
    await expectNothingTaken(virtual);
  });

  test('that the method refused (-780) has failed, with the words of the method', async () => {
    const extras = { method_result_code: '51', method_result_message: '잔액 부족' };
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -780, extras });
    expect(await virtual.payment(id)).toMatchObject({
      status: 'failed',
      failure: { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: '잔액 부족' },
    });
    await expectNothingTaken(virtual);
  });

  test('that KakaoPay was too busy for (-503) is sent again once it never happened', async () => {
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -503, times: 1 });
    expect(await statusOf(virtual, id)).toBe('approving');
    await virtual.settle();
    await expectPaidOnce(virtual, id);
  });

  test('that was cut off is not touched before it belongs to nobody any more', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
    const { decidedAt = 0 } = (await virtual.payment(id))?.intent ?? {};
    await virtual.pass(decidedAt + 29_000 - virtual.service.clock.now());
    expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
    expect(await virtual.get(comeBack)).toMatchObject({ status: 303 });
    expect(await statusOf(virtual, id)).toBe('approving');
    await virtual.pass(1_000);
    expect(await virtual.wake()).toEqual({ due: 1, failed: 0 });
    await expectPaidOnce(virtual, id);
  });

  test('is moved on by the waiting page of the payer as well', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'after', 'crash') }).catch(() => {});
    const waiting = await virtual.follow(comeBack);
    expect(waiting.headers.refresh).toBe('3');
    virtual.simulator.clock.advance('30s');
    expect((await virtual.follow(returnLink(virtual, id, 'result'))).body).toContain('결제가 완료되었어요');
    await expectPaidOnce(virtual, id);
  });

  test('of another amount than ours is given to a person', async () => {
    const virtual = await createWorld({
      transport: (toSimulator) => async (request) => {
        const answer = await toSimulator(request);
        return { ...answer, body: answer.body.replace('"total":2200', '"total":220') };
      },
    });
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    expect(await virtual.payment(id)).toMatchObject({
      status: 'needs_review',
      failure: { reason: 'other_amount_approved' },
    });
    expect((await virtual.follow(comeBack)).body).toContain('다시 결제하지 말고');
  });

  test('that stays unknown is given to a person in the end, and never sent again', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const sent: string[] = [];
    const down = ({ name, moment }: { name: string; moment: string }) => {
      if (moment === 'before') sent.push(name);
      return name.startsWith('kakaopay.') ? ('lose' as const) : undefined;
    };
    await virtual.get(comeBack, { hook: down });
    for (let tenMinutes = 0; tenMinutes <= 150; tenMinutes++) {
      virtual.simulator.clock.advance('10m');
      await virtual.wake(down);
    }
    expect(sent.filter((name) => name === 'kakaopay.approve')).toHaveLength(1);
    expect(await virtual.payment(id)).toMatchObject({
      status: 'needs_review',
      failure: { reason: 'outcome_never_known' },
    });
    // The word that the alarm for such payments listens to.
    expect(virtual.lines.filter((line) => line.includes('"PaymentsToReview":1'))).toHaveLength(1);
  });

  test('is not called undone by a lookup that was asked before it was settled', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const slowly = ({ name, moment }: { name: string; moment: string }) => {
      if (name === 'kakaopay.approve' && moment === 'before') return 'lose' as const;
      if (name === 'kakaopay.order' && moment === 'after') virtual.simulator.clock.advance('4s');
      return undefined;
    };
    await virtual.get(comeBack, { hook: slowly });
    // 14 s after the decision it is asked, 18 s after it comes the answer.
    virtual.simulator.clock.advance('10s');
    await virtual.get(returnLink(virtual, id, 'result'), { hook: slowly });
    expect(await virtual.payment(id)).toMatchObject({
      status: 'approving',
      waiting: { lookups: 2 },
      intent: { number: 2 },
    });
  });
});

import type { Asking } from '../asking.ts';
import type { Section } from '../fact.ts';
import { agreed, agreedOne, oneTime, order, outcome, readied, readyFields } from '../shop.ts';

/** Gave up: what ready answered, and the address that the browser came back to. */
const quitOne = (asking: Asking) =>
  asking.once('quit', async () => {
    const ready = await readied(asking);
    return { tid: ready.tid, back: await asking.target.quit(ready) };
  });

const approveOf = (asking: Asking, tid: unknown) => {
  const { partner_order_id, partner_user_id } = readyFields(asking);
  return asking.call('approve', { cid: oneTime, tid, partner_order_id, partner_user_id, pg_token: '0'.repeat(20) });
};

export const payerFacts: Section = {
  title: { en: 'The payer', ko: '구매자' },
  facts: [
    {
      id: 'payer.return',
      mark: 'doc',
      says: {
        en: 'After paying, the browser comes to `approval_url` with `pg_token` alone added',
        ko: '결제하면 브라우저가 `approval_url`에 `pg_token`만 붙여 돌아옵니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { back } = await agreedOne(asking);
        return [back.pathname, ...back.searchParams.keys()];
      },
      expect: ['/paid', 'pg_token'],
    },
    {
      id: 'payer.return-query',
      mark: 'doc',
      says: {
        en: 'It is added with `&` when the address has a query',
        ko: '주소에 쿼리가 있으면 `&`로 붙입니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { back } = await agreed(asking, { approval_url: `${asking.target.returnBase}/paid?order=1` });
        return back.search.replace(/pg_token=.*/, 'pg_token=');
      },
      expect: '?order=1&pg_token=',
    },
    {
      id: 'payer.pg-token',
      mark: 'client',
      says: { en: '`pg_token` is 20 small hex digits', ko: '`pg_token`은 20자리의 소문자 16진수입니다' },
      needs: ['payer'],
      ask: async (asking) => /^[0-9a-f]{20}$/.test((await agreedOne(asking)).back.searchParams.get('pg_token') ?? ''),
      expect: true,
    },
    {
      id: 'payer.before-approve',
      mark: 'doc',
      says: {
        en: 'Nothing is approved before approve: the status is `AUTH_PASSWORD`',
        ko: 'approve 전에는 아무것도 승인되지 않고 상태는 `AUTH_PASSWORD`입니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { body } = await order(asking, (await agreedOne(asking)).approve.tid);
        return [body.status, body.approved_at ?? null];
      },
      expect: ['AUTH_PASSWORD', null],
    },
    {
      id: 'payer.quit',
      mark: 'client',
      says: {
        en: 'After giving up, it comes to `cancel_url` with nothing added',
        ko: '포기하면 `cancel_url`에 아무것도 붙이지 않고 돌아옵니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { back } = await quitOne(asking);
        return `${back.pathname}${back.search}`;
      },
      expect: '/canceled',
    },
    {
      id: 'payer.quit-status',
      mark: 'doc',
      says: { en: 'Its status is then `QUIT_PAYMENT`', ko: '그때 상태는 `QUIT_PAYMENT`입니다' },
      needs: ['payer'],
      ask: async (asking) => (await order(asking, (await quitOne(asking)).tid)).body.status,
      expect: 'QUIT_PAYMENT',
    },
    {
      id: 'payer.quit-approve',
      mark: 'doc',
      says: { en: 'and approve is refused with -783', ko: '그리고 approve는 -783으로 거절합니다' },
      needs: ['payer'],
      ask: async (asking) => outcome(approveOf(asking, (await quitOne(asking)).tid)),
      expect: '400 -783',
    },
  ],
};

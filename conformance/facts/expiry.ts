import type { Asking } from '../asking.ts';
import type { Section } from '../fact.ts';
import { type Agreed, agreed, order, outcome, readied } from '../shop.ts';

/** One that nobody looked at and, if there is a payer, one that only has to be approved; after one wait for both. */
const expired = (asking: Asking) =>
  asking.once('expired', async () => {
    const { tid } = await readied(asking);
    const other: Agreed | undefined = asking.target.can.has('payer') ? await agreed(asking) : undefined;
    await asking.target.passLife();
    return { tid, approve: other?.approve };
  });

/** The last to be asked: whatever else still waited has expired too. */
export const expiryFacts: Section = {
  title: { en: 'After 15 minutes', ko: '15분이 지난 뒤' },
  facts: [
    {
      id: 'expiry.status',
      mark: 'inferred',
      says: {
        en: 'An expired payment shows the status that it had: `READY` if nobody looked at it',
        ko: '만료된 결제는 마지막 상태를 보여 줍니다. 아무도 열지 않았다면 `READY`입니다',
      },
      needs: ['time'],
      setting: 'expiredStatus',
      ask: async (asking) => (await order(asking, (await expired(asking)).tid)).body.status,
      expect: 'READY',
    },
    {
      id: 'expiry.approve',
      mark: 'doc',
      says: { en: 'approve is refused with -723', ko: 'approve는 -723으로 거절합니다' },
      needs: ['time', 'payer'],
      ask: async (asking) => outcome(asking.call('approve', (await expired(asking)).approve)),
      expect: '400 -723',
    },
  ],
};

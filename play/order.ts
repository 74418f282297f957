/** An order, as the shop believes it to be: that is all a shop has. */
export interface Order {
  readonly id: string;
  readonly cid: 'TC0ONETIME' | 'TCSUBSCRIP';
  readonly totalWon: number;
  /** Empty until KakaoPay has told it. */
  tid: string;
  believes: 'waiting' | 'paid' | 'failed';
  canceledWon: number;
  sid: string | undefined;
}

const buyer = 'buyer-1';
const itemName = '초코파이';
export const priceWon = 2200;

/** What the shop believes to have been paid for an order. */
export const believedWon = ({ believes, totalWon, canceledWon }: Order): number =>
  believes === 'paid' ? totalWon - canceledWon : 0;

/** What approve, and nothing else, is called with. */
export const approveFields = ({ cid, tid, id }: Order, pgToken: string) => ({
  cid,
  tid,
  partner_order_id: id,
  partner_user_id: buyer,
  pg_token: pgToken,
});

export const cancelFields = ({ cid, tid }: Order, won: number) => ({
  cid,
  tid,
  cancel_amount: won,
  cancel_tax_free_amount: 0,
});

/** What is bought, by whom and for how much: the same in `ready` and in a charge. */
export const boughtFields = ({ id, totalWon }: Order) => ({
  partner_order_id: id,
  partner_user_id: buyer,
  item_name: itemName,
  quantity: 1,
  total_amount: totalWon,
  tax_free_amount: 0,
});

export const chargeFields = (order: Order) => ({ cid: order.cid, sid: order.sid, ...boughtFields(order) });

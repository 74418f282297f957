// The program under test: it asks KakaoPay for a payment, and approves it when the buyer is back.

function createShop(kakaoPayUrl) {
  const tids = new Map();

  const call = async (name, orderId, fields = {}) => {
    const answer = await fetch(`${kakaoPayUrl}/online/v1/payment/${name}`, {
      method: 'POST',
      headers: {
        authorization: `SECRET_KEY ${process.env.KAKAOPAY_KEY ?? 'DEV0'}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ cid: 'TC0ONETIME', partner_order_id: orderId, partner_user_id: 'buyer-1', ...fields }),
    });
    return answer.json();
  };

  return {
    /** Gives the page to pay on. */
    async buy(orderId) {
      const back = `https://shop.example/back?order=${orderId}`;
      const goods = { item_name: '초코파이', quantity: 1, total_amount: 2200, tax_free_amount: 0 };
      const answer = await call('ready', orderId, { ...goods, approval_url: back, cancel_url: back, fail_url: back });
      tids.set(orderId, answer.tid);
      return answer.next_redirect_pc_url;
    },

    /** Whether it is paid. When the answer gets lost, KakaoPay is asked what became of it. */
    async comeBack(address) {
      const { searchParams } = new URL(address);
      const [orderId, pg_token] = [searchParams.get('order'), searchParams.get('pg_token')];
      const tid = tids.get(orderId);
      const answer = await call('approve', orderId, { tid, pg_token }).catch(() => call('order', orderId, { tid }));
      return answer.approved_at !== undefined;
    },
  };
}

module.exports = { createShop };

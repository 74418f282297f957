// A program with KakaoPay's address built in, which knows nothing of a simulator. Only its payer does.
const order = { cid: 'TC0ONETIME', partner_order_id: 'A-1', partner_user_id: 'u-1' };

async function call(name, body) {
  const answer = await fetch(`https://open-api.kakaopay.com/online/v1/payment/${name}`, {
    method: 'POST',
    headers: { Authorization: 'SECRET_KEY DEV0', 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...order, ...body }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

const { tid } = await call('ready', {
  item_name: '초코파이',
  quantity: 1,
  total_amount: 2200,
  tax_free_amount: 0,
  approval_url: 'http://localhost:8080/paid',
  cancel_url: 'http://localhost:8080/canceled',
  fail_url: 'http://localhost:8080/failed',
});
const payer = await fetch(`${process.env.KAKAOPAY_SIMULATOR_URL}/_sim/payments/${tid}/pay`, {
  method: 'POST',
  body: '{"method":"MONEY"}',
});
const pg_token = new URL((await payer.json()).redirect).searchParams.get('pg_token');
const { amount } = await call('approve', { tid, pg_token });
console.log(`paid ${amount.total}`);

const axios = require('axios');

const order = { cid: 'TC0ONETIME', partner_order_id: 'A-1', partner_user_id: 'u-1' };
const headers = { Authorization: 'SECRET_KEY DEV0', 'Content-Type': 'application/json' };
const call = (name, body) =>
  axios.post(`https://open-api.kakaopay.com/online/v1/payment/${name}`, { ...order, ...body }, { headers });

async function main() {
  const { data: ready } = await call('ready', {
    item_name: '초코파이',
    quantity: 1,
    total_amount: 2200,
    tax_free_amount: 0,
    approval_url: 'http://localhost:8080/paid',
    cancel_url: 'http://localhost:8080/canceled',
    fail_url: 'http://localhost:8080/failed',
  });
  const payer = `${process.env.KAKAOPAY_SIMULATOR_URL}/_sim/payments/${ready.tid}/pay`;
  const { data: paid } = await axios.post(payer, { method: 'MONEY' });
  const pg_token = new URL(paid.redirect).searchParams.get('pg_token');
  const { data: approved } = await call('approve', { tid: ready.tid, pg_token });
  console.log(`paid ${approved.amount.total}`);
}

main().catch((error) => {
  console.error(error.message, error.response?.data);
  process.exitCode = 1;
});

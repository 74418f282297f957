// The legacy API, by node:https.
import { request as plain } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

const order = { cid: 'TC0ONETIME', partner_order_id: 'A-1', partner_user_id: 'u-1' };

const send = (open, url, headers, body) =>
  new Promise((resolve, reject) => {
    const sent = open(url, { method: 'POST', headers }, async (answer) => {
      const said = await text(answer);
      if (answer.statusCode === 200) resolve(JSON.parse(said));
      else reject(new Error(`${answer.statusCode} ${said}`));
    });
    sent.once('error', reject).end(body);
  });

const headers = { Authorization: 'KakaoAK 0', 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8' };
const call = (name, body) =>
  send(request, `https://kapi.kakao.com/v1/payment/${name}`, headers, `${new URLSearchParams({ ...order, ...body })}`);

const { tid } = await call('ready', {
  item_name: '초코파이',
  quantity: 1,
  total_amount: 2200,
  tax_free_amount: 0,
  approval_url: 'http://localhost:8080/paid',
  cancel_url: 'http://localhost:8080/canceled',
  fail_url: 'http://localhost:8080/failed',
});
const payerUrl = `${process.env.KAKAOPAY_SIMULATOR_URL}/_sim/payments/${tid}/pay`;
const { redirect } = await send(plain, payerUrl, {}, '{"method":"MONEY"}');
const { amount } = await call('approve', { tid, pg_token: new URL(redirect).searchParams.get('pg_token') });
console.log(`paid ${amount.total}`);

const { useKakaoPay } = require('kakaopay-simulator/jest');
const { createShop } = require('./shop.js');

const kakaopay = useKakaoPay();

async function payFor(orderId) {
  const shop = createShop(kakaopay.url);
  await shop.buy(orderId);
  const { redirect } = await kakaopay.payer.pay(kakaopay.payments().at(-1).tid, { method: 'MONEY' });
  return () => shop.comeBack(redirect);
}

test('a buyer pays', async () => {
  const comeBack = await payFor('A-1');
  expect(kakaopay).toHaveStatus('AUTH_PASSWORD'); // no money has moved yet
  expect(await comeBack()).toBe(true);
  expect(kakaopay).toHavePaid(2200, { orderId: 'A-1' });
});

test('an answer that gets lost is not a payment that failed', async () => {
  kakaopay.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
  const comeBack = await payFor('A-1');
  expect(await comeBack()).toBe(true);
  expect(kakaopay).toHavePaid(2200);
});

test('whoever comes back too late has not paid', async () => {
  const comeBack = await payFor('A-1');
  kakaopay.clock.advance('16m');
  expect(await comeBack()).toBe(false);
  expect(kakaopay).toHavePaid(0);
});

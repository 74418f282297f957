// The tutorial's way: axios, a callback, parameters in the query string of a POST, and no table at all.
const axios = require('axios');

const { env } = process;

function payment(_event, _context, callback) {
  axios({
    method: 'post',
    url: `${env.KAKAOPAY_BASE_URL}/v1/payment/ready`,
    headers: { Authorization: `KakaoAK ${env.KAKAOPAY_SECRET_KEY}` },
    params: {
      cid: env.KAKAOPAY_CID,
      partner_order_id: 'partner_order_id',
      partner_user_id: 'partner_user_id',
      item_name: '초코파이',
      quantity: 1,
      total_amount: 2200,
      vat_amount: 200,
      tax_free_amount: 0,
      approval_url: `${env.PUBLIC_URL}/approve`,
      cancel_url: `${env.PUBLIC_URL}/cancel`,
      fail_url: `${env.PUBLIC_URL}/fail`,
    },
  })
    .then((response) =>
      callback(null, {
        statusCode: 301,
        headers: {
          Location: response.data.next_redirect_pc_url,
          'Cache-Control': 'no-cache, no-store, must-revalidate',
          Pragma: 'no-cache',
          Expires: '0',
        },
        body: '',
      }),
    )
    .catch(callback);
}

// Node 24 in Lambda no longer hands out a callback, so one is made here.
exports.handler = (event) =>
  new Promise((resolve, reject) => {
    payment(event, {}, (error, answer) => (error ? reject(error) : resolve(answer)));
  });

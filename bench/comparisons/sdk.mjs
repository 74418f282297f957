// The usual way: the AWS SDK for the table, `fetch` for KakaoPay. Bundled with the same options as our functions.
import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const { env } = process;
const dynamo = new DynamoDBClient({ region: env.AWS_REGION, endpoint: env.AWS_ENDPOINT_URL });

export async function handler() {
  const id = `pay_${randomUUID()}`;
  const ready = await askReady(id);
  await insert(id, ready);
  return {
    statusCode: 301,
    headers: {
      location: ready.next_redirect_pc_url,
      'cache-control': 'no-cache, no-store, must-revalidate',
      pragma: 'no-cache',
      expires: '0',
    },
    body: '',
  };
}

async function askReady(id) {
  const back = `${env.PUBLIC_URL}/return/${id}`;
  const response = await fetch(`${env.KAKAOPAY_BASE_URL}/online/v1/payment/ready`, {
    method: 'POST',
    headers: { authorization: `SECRET_KEY ${env.KAKAOPAY_SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      cid: env.KAKAOPAY_CID,
      partner_order_id: id,
      partner_user_id: 'test-buyer',
      item_name: '초코파이',
      quantity: 1,
      total_amount: 2200,
      tax_free_amount: 0,
      vat_amount: 200,
      approval_url: `${back}/approve`,
      cancel_url: `${back}/cancel`,
      fail_url: `${back}/fail`,
    }),
  });
  if (!response.ok) throw new Error(`KakaoPay answered ${response.status}`);
  return response.json();
}

function insert(id, ready) {
  const expiresAt = String(Date.now() + 900_000);
  const put = new PutItemCommand({
    TableName: env.TABLE_NAME,
    Item: {
      pk: { S: `payments#${id}` },
      sk: { S: id },
      version: { N: '1' },
      status: { S: 'ready' },
      orderId: { S: id },
      buyerId: { S: 'test-buyer' },
      itemName: { S: '초코파이' },
      quantity: { N: '1' },
      totalWon: { N: '2200' },
      taxFreeWon: { N: '0' },
      vatWon: { N: '200' },
      merchantCode: { S: env.KAKAOPAY_CID },
      tid: { S: ready.tid },
      links: {
        M: {
          pc: { S: ready.next_redirect_pc_url },
          mobile: { S: ready.next_redirect_mobile_url },
          app: { S: ready.next_redirect_app_url },
        },
      },
      expiresAt: { N: expiresAt },
      wakeAt: { N: expiresAt },
      wakeShard: { S: 'wake#0' },
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return dynamo.send(put);
}

// The yardstick: the same payment (one KakaoPay call, one conditional write), written by hand and with nothing else.
const https = process.getBuiltinModule('node:https');
const { createHash, createHmac, randomBytes } = process.getBuiltinModule('node:crypto');

const { env } = process;
const agent = new https.Agent({ keepAlive: true });
const dynamoUrl = `${env.AWS_ENDPOINT_URL}/`;
const readyUrl = `${env.KAKAOPAY_BASE_URL}/online/v1/payment/ready`;
const dynamoHost = new URL(dynamoUrl).host;

export async function handler() {
  const id = `pay_${Date.now().toString(36)}${randomBytes(12).toString('hex')}`;
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

function askReady(id) {
  const signature = createHmac('sha256', env.LINK_SECRET).update(id).digest('base64url').slice(0, 22);
  const back = `${env.PUBLIC_URL}/return/${id}.${signature}`;
  const order = {
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
  };
  const authorization = `SECRET_KEY ${env.KAKAOPAY_SECRET_KEY}`;
  return post(readyUrl, { authorization, 'content-type': 'application/json' }, JSON.stringify(order));
}

function insert(id, ready) {
  const expiresAt = Date.now() + 900_000;
  const body = JSON.stringify({
    TableName: env.TABLE_NAME,
    Item: {
      pk: { S: `payments#${new Date(Date.now() + 32_400_000).toISOString().slice(0, 10)}` },
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
      expiresAt: { N: String(expiresAt) },
      wakeAt: { N: String(expiresAt) },
      wakeShard: { S: 'wake#0' },
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return post(dynamoUrl, signed('DynamoDB_20120810.PutItem', body), body);
}

// AWS Signature Version 4, for exactly this one kind of request.
function signed(target, body) {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${date.slice(0, 8)}/${env.AWS_REGION}/dynamodb/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: dynamoHost,
    'x-amz-date': date,
    'x-amz-security-token': env.AWS_SESSION_TOKEN,
    'x-amz-target': target,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${sha256(body)}`;
  const key = scope.split('/').reduce(hmac, `AWS4${env.AWS_SECRET_ACCESS_KEY}`);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString('hex');
  const credential = `Credential=${env.AWS_ACCESS_KEY_ID}/${scope}`;
  headers.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return headers;
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method: 'POST', headers, agent, timeout: 15_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${response.statusCode} ${text}`));
      });
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end(body);
  });
}

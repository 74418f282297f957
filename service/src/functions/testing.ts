/** What serverless.yml and Lambda give a function. */
export const deployed = {
  AWS_REGION: 'ap-northeast-2',
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SESSION_TOKEN: 'session-1',
  TABLE_NAME: 'payments',
  PUBLIC_URL: 'https://pay.shop.example',
  KAKAOPAY_CID: 'C371930065',
  KAKAOPAY_SUBSCRIPTION_CID: 'C371930066',
  KAKAOPAY_GENERATION: 'current',
  SECRETS_PATH: '/kakaopay-serverless/prod',
};
export const secrets = {
  '/kakaopay-serverless/prod/kakaopay-secret-key': 'PRD0000000000000000000000000000000000001',
  '/kakaopay-serverless/prod/kakaopay-cid-secret': 'cid-secret-1',
  '/kakaopay-serverless/prod/kakaopay-subscription-cid-secret': 'cid-secret-2',
  '/kakaopay-serverless/prod/link-secret': 'link-secret-1',
  '/kakaopay-serverless/prod/webhook-secret': 'webhook-secret-1',
};
/** On a laptop there is no parameter store. */
export const atHome = {
  SECRETS_PATH: '',
  KAKAOPAY_SECRET_KEY: 'DEV0000000000000000000000000000000000001',
  LINK_SECRET: 'link-secret-2',
  WEBHOOK_SECRET: 'webhook-secret-1',
};
/** What a terminal may have left over. */
export const unset = [
  ...['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SSM', 'KAKAOPAY_BASE_URL'],
  ...[
    'KAKAOPAY_CID_SECRET',
    'KAKAOPAY_SUBSCRIPTION_CID_SECRET',
    'RETURN_SCHEMES',
    'SHOP_NAME',
    'SHOP_URL',
    'SHOP_CONTACT',
  ],
];

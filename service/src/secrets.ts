/** Where each secret is kept: in the parameter store below the stage's path, and on a laptop in the environment. */
export const secretPlaces = {
  secretKey: { parameter: 'kakaopay-secret-key', variable: 'KAKAOPAY_SECRET_KEY' },
  /** Of a merchant code; few have one. */
  cidSecret: { parameter: 'kakaopay-cid-secret', variable: 'KAKAOPAY_CID_SECRET' },
  subscriptionCidSecret: {
    parameter: 'kakaopay-subscription-cid-secret',
    variable: 'KAKAOPAY_SUBSCRIPTION_CID_SECRET',
  },
  linkSecret: { parameter: 'link-secret', variable: 'LINK_SECRET' },
  /** What the secrets of the shop's webhook endpoints are derived from. */
  webhookSecret: { parameter: 'webhook-secret', variable: 'WEBHOOK_SECRET' },
} as const;
export type SecretName = keyof typeof secretPlaces;

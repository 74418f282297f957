import type { InferOutput } from 'valibot';
import { iso } from '../iso.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { bothSecretsMs, endpointSecret, hasBothSecrets } from '../webhooks/signature.ts';
import type { endpointView, endpointWithSecret } from './webhook-answers.ts';

export type EndpointView = InferOutput<typeof endpointView>;

/** An endpoint as the shop sees it. */
export function endpointViewOf(endpoint: Endpoint, now: number): EndpointView {
  const { id, url, types, description, disabled, failingSince, rotatedAt = 0, createdAt, by } = endpoint;
  return {
    id,
    url,
    ...(types && { types: [...types] }),
    ...(description !== undefined && { description }),
    enabled: disabled === undefined,
    ...(disabled && { disabled: { because: disabled.because, at: iso(disabled.at) } }),
    ...(failingSince !== undefined && { failingSince: iso(failingSince) }),
    ...(hasBothSecrets(endpoint, now) && { bothSecretsUntil: iso(rotatedAt + bothSecretsMs) }),
    createdAt: iso(createdAt),
    ...(by !== undefined && { by }),
  };
}

/** The one time that its secret is shown. */
export const withSecret = (
  { webhookSecrets: [secret = ''] }: { readonly webhookSecrets: readonly string[] },
  endpoint: Endpoint,
  now: number,
): InferOutput<typeof endpointWithSecret> => ({
  ...endpointViewOf(endpoint, now),
  secret: endpointSecret(secret, endpoint),
});

import * as v from 'valibot';
import { webhookErrors } from '../ports/webhooks.ts';
import { disabledBecauses } from '../webhooks/endpoint.ts';
import { explained, time } from './descriptions.ts';

const entries = {
  id: v.pipe(v.string(), v.examples(['we_4f8k2m9qx7ra'])),
  url: v.string(),
  types: v.optional(v.pipe(v.array(v.string()), v.description('What it is told; everything when left out.'))),
  description: v.optional(v.string()),
  enabled: v.boolean(),
  disabled: v.optional(
    v.pipe(
      v.object({ because: explained(disabledBecauses), at: time('UTC.') }),
      v.description('Why it is disabled, and since when.'),
    ),
  ),
  failingSince: v.optional(
    time('Since the first delivery that failed after the last that succeeded. After five days it is disabled. UTC.'),
  ),
  bothSecretsUntil: v.optional(
    time('After a change of the secret: until then each delivery is signed with the one before as well. UTC.'),
  ),
  createdAt: time('UTC.'),
  by: v.optional(v.pipe(v.string(), v.description('The id of the API key that made it; none: the deployment did.'))),
};

export const endpointView = v.object(entries);

export const endpointWithSecret = v.object({
  ...entries,
  secret: v.pipe(
    v.string(),
    v.description('What every delivery is signed with. It is shown here alone, and stored nowhere.'),
    v.examples(['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD']),
  ),
});

export const endpointList = v.object({ endpoints: v.array(endpointView) });

export const testDelivery = v.object({
  id: v.pipe(v.string(), v.description('The `webhook-id` that it was sent with.')),
  delivered: v.pipe(v.boolean(), v.description('Whether the answer was 2xx.')),
  status: v.optional(v.pipe(v.number(), v.integer(), v.description('Of the answer; none: `error` says why.'))),
  ms: v.pipe(v.number(), v.integer(), v.description('How long it took.')),
  said: v.optional(v.pipe(v.string(), v.description('The first bytes of the answer.'))),
  error: v.optional(explained(webhookErrors)),
});

import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { toldTypes } from '../webhooks/event-types.ts';
import { text } from './text.ts';

const known = toldTypes();

const types = v.pipe(
  v.array(v.picklist(known, `must be one of ${known.join(', ')}`), 'must be a list of event types'),
  v.minLength(1, 'must name a type; leave it out for all'),
  v.maxLength(known.length, `may have ${known.length} entries at most`),
  v.check((given) => new Set(given).size === given.length, 'must not name a type twice'),
);

// Whether it may be sent to is asked apart, by whoever sends.
const url = text(500);
const description = text(200);

export const newEndpoint = v.pipe(
  v.strictObject(
    {
      url: v.pipe(url, v.examples(['https://shop.example/webhooks'])),
      types: v.optional(types),
      description: v.optional(description),
    },
    objectMessage(),
  ),
  v.title('NewWebhookEndpoint'),
);

export const endpointChange = v.pipe(
  v.strictObject(
    {
      url: v.optional(url),
      types: v.optional(v.nullable(types)),
      description: v.optional(v.nullable(description)),
      enabled: v.optional(v.boolean('must be true or false')),
    },
    objectMessage(),
  ),
  v.check((change) => Object.values(change).some((value) => value !== undefined), 'must name what is to change'),
  v.title('WebhookEndpointChange'),
);

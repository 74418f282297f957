import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { paymentIdPattern, subscriptionIdPattern } from '../ids.ts';
import { toldTypes } from '../webhooks/event-types.ts';
import { listFields } from './list-fields.ts';
import { beginOf, endOf, instant, moment } from './moments.ts';

const known = toldTypes();
const type = v.picklist(known, `must be one of ${known.join(', ')}`);
const idOf = (pattern: RegExp, thing: string) => v.pipe(v.string(), v.regex(pattern, `must be the id of ${thing}`));

interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
const isRange = ({ from, to }: Range): boolean => from === undefined || to === undefined || beginOf(from) < endOf(to);
const rangeMessage = 'must not be after `to`';

export const eventQuery = v.pipe(
  v.strictObject(
    {
      since: v.optional(instant),
      from: v.optional(moment),
      to: v.optional(moment),
      type: v.optional(type),
      order: v.optional(v.picklist(['oldest', 'newest'], 'must be oldest or newest')),
      paymentId: v.optional(idOf(paymentIdPattern, 'a payment')),
      subscriptionId: v.optional(idOf(subscriptionIdPattern, 'a subscription')),
      ...listFields,
    },
    objectMessage(),
  ),
  v.forward(
    v.check((query) => isRange(query), rangeMessage),
    ['from'],
  ),
  v.forward(
    v.check(
      ({ paymentId, subscriptionId }) => paymentId === undefined || subscriptionId === undefined,
      'must be left out beside paymentId',
    ),
    ['subscriptionId'],
  ),
  v.forward(
    v.check(
      ({ since, paymentId, subscriptionId }) => since === undefined || (paymentId ?? subscriptionId) === undefined,
      'must be left out beside paymentId or subscriptionId',
    ),
    ['since'],
  ),
  v.forward(
    v.check(
      ({ order, since, paymentId, subscriptionId }) =>
        order === undefined || (since ?? paymentId ?? subscriptionId) === undefined,
      'must be left out beside since, paymentId or subscriptionId',
    ),
    ['order'],
  ),
);

export const eventDelivery = v.pipe(
  v.strictObject({ endpointId: v.optional(idOf(/^we_[0-9a-z]{12}$/, 'an endpoint')) }, objectMessage()),
  v.title('EventDelivery'),
);

export const newReplay = v.pipe(
  v.strictObject(
    { from: moment, to: v.optional(moment), all: v.optional(v.boolean('must be true or false'), false) },
    objectMessage(),
  ),
  v.forward(
    v.check((range) => isRange(range), rangeMessage),
    ['from'],
  ),
  v.title('NewReplay'),
);

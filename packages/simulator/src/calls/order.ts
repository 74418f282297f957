import * as v from 'valibot';
import type { Payment, World } from '../core/world.ts';
import { findPayment } from './approve.ts';
import { checkMerchant, merchant, text } from './fields.ts';

export const orderParams = v.object({ ...merchant, tid: text(20) });

export function order(world: World, params: v.InferOutput<typeof orderParams>): { payment: Payment } {
  checkMerchant(params);
  return { payment: findPayment(world, params) };
}

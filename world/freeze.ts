import type { Transport } from 'kakaopay-client';
import type { Hook } from './outside.ts';
import { createWorld, type VirtualWorld, type WorldOptions } from './world.ts';

/** A process stands still before one of its calls while others do this; then it goes on with what it knows. */
export function freezeAt(index: number, meanwhile: () => Promise<unknown>): Hook {
  let frozen: Promise<unknown> | undefined;
  return async (call) => {
    if (call.index === index) frozen ??= meanwhile();
    await frozen;
  };
}

/** As the real one: nothing of a call leaves once its time to be sent has passed, however long it was held up. */
export async function createPunctualWorld(options: WorldOptions = {}): Promise<VirtualWorld> {
  let now = (): number => 0;
  const punctual =
    (transport: Transport): Transport =>
    async (request) => {
      const isLate = request.sendBefore !== undefined && now() >= request.sendBefore.getTime();
      if (isLate) throw Object.assign(new Error('too late'), { code: 'ERR_TOO_LATE_TO_SEND' });
      return transport(request);
    };
  const virtual = await createWorld({ ...options, transport: punctual });
  now = virtual.service.clock.now;
  return virtual;
}

import type { Transport } from 'kakaopay-client';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** Counts and times each call of KakaoPay. Neither what was sent nor what came back is logged. */
export const logged =
  (transport: Transport, { clock, log }: { readonly clock: Clock; readonly log: Log }): Transport =>
  async (request) => {
    const startedAt = clock.now();
    const call = request.url.slice(request.url.lastIndexOf('/') + 1);
    try {
      const answer = await transport(request);
      const unanswered = answer.status >= 500 ? 1 : undefined;
      log('info', 'kakaopay_called', { call, httpStatus: answer.status, ms: clock.now() - startedAt, unanswered });
      return answer;
    } catch (error) {
      log('error', 'kakaopay_called', { call, ms: clock.now() - startedAt, unanswered: 1 });
      throw error;
    }
  };

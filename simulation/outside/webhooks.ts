import type { WebhookAnswer, WebhookCall, Webhooks } from '../../service/src/ports/webhooks.ts';
import { callOutside, type Outside } from './call.ts';
import type { Process } from './process.ts';

const patienceMs = 15_000;
const errorOf = (code: string) => (): Error => Object.assign(new Error(code), { code });
const errors: Readonly<Record<string, 'timeout' | 'too_late'>> = { ETIMEDOUT: 'timeout', TOO_LATE: 'too_late' };

/** The shop's endpoints as one process reaches them. */
export function webhooksFor(
  outside: Outside,
  process: Process,
  receive: (call: WebhookCall, status: number) => WebhookAnswer,
): Webhooks {
  return {
    now: outside.schedule.now,
    post: (sent) => {
      const answer = (status: number) => async () => receive(sent, status);
      return callOutside(outside, process, {
        port: 'webhooks',
        name: 'post',
        act: answer(204),
        broken: errorOf('ECONNRESET'),
        timeout: { ms: patienceMs, error: errorOf('ETIMEDOUT') },
        tooLate: { at: sent.sendBefore, error: errorOf('TOO_LATE') },
        instead: {
          doubled: async () => receive(sent, 204) && receive(sent, 204),
          server_error: answer(500),
          redirected: answer(302),
          gone: answer(410),
        },
      }).catch(({ code }: { code?: string }) => ({
        status: undefined,
        error: errors[code ?? ''] ?? ('connection' as const),
      }));
    },
  };
}

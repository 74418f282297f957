import type { Context } from '../context.ts';
import type { Finding } from '../schemas.ts';
import type { SeenExpiry } from '../seen.ts';

/** A payment request that ran out of time although the payer had finished, and nobody asked for the approval. */
export function* waitingFindings({ tid, before }: SeenExpiry, { ofTid }: Context): Iterable<Finding> {
  const wasTried = ofTid(tid).some((seen) => seen.kind === 'call' && seen.name === 'approve');
  if (before !== 'AUTH_PASSWORD' || wasTried) return;
  yield {
    rule: 'never_approved',
    severity: 'warning',
    en: 'The payer had finished, but approve never came, and now it is too late. Nothing was charged, though the payer believes to have paid. Does approval_url lead to your program, and does it call approve?',
    ko: '구매자는 끝냈는데 approve가 오지 않았고 이제 시간이 지났어요. 구매자는 결제한 줄 알지만 청구되지 않았어요. approval_url이 프로그램으로 연결되는지, 거기서 approve를 호출하는지 확인하세요.',
  };
}

import { iso } from '../iso.ts';
import type { Reconciliation, Row } from './reconciliation.ts';

/** A reconciliation as the shop sees it, and is told of it when it is over: what does not change any more. */
export function reconciliationView({ id, from, to, startedAt, ...run }: Reconciliation) {
  const { finishedAt, isWhole, counts, differences, progress } = run;
  return {
    id,
    status: finishedAt === undefined ? 'running' : isWhole ? 'finished' : 'incomplete',
    from: iso(from),
    to: iso(to),
    startedAt: iso(startedAt),
    ...(finishedAt !== undefined && { finishedAt: iso(finishedAt) }),
    ...(progress && { soFar: { agreed: progress.agreed, found: progress.found } }),
    ...(counts && { counts }),
    ...(differences && { differences: differences.map(rowView) }),
  } as const;
}

/** The same, as an endpoint is told of it. */
export const reconciliationAsOf = (run: Reconciliation, { n }: { readonly n: number }) => ({
  ...reconciliationView(run),
  version: n,
});

const rowView = ({ at, ...row }: Row) => ({ ...row, at: iso(at) });

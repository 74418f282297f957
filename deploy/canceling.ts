import { wholeNumber } from '../local/command-line.ts';
import { UserError } from '../local/user-error.ts';
import { audited } from '../service/src/console/audit.ts';
import { second, won } from '../service/src/console/words/format.ts';
import { sayIn } from '../service/src/console/words/say.ts';
import { cancellationLabels, statusLabels } from '../service/src/console/words/statuses.ts';
import { chance } from '../service/src/ids.ts';
import type { Clock } from '../service/src/ports/clock.ts';
import type { Ids } from '../service/src/ports/ids.ts';
import type { Log } from '../service/src/ports/log.ts';
import type { Table } from '../service/src/ports/table.ts';
import type { CancellationListView, CancellationView } from '../service/src/routes/cancellation-view.ts';
import type { PaymentView } from '../service/src/routes/view.ts';
import type { Asking } from './finding.ts';
import type { Flags } from './options.ts';

/** What giving money back takes beside the API: where it is written down, and somebody to ask. */
export interface Canceling extends Asking {
  readonly audit: { readonly table: Table; readonly clock: Clock; readonly ids: Ids; readonly log: Log };
  /** `command:kim`. */
  readonly by: string;
  /** Whether the person in front says yes; `undefined`: there is none to be asked. */
  readonly confirm: (question: string) => Promise<boolean> | undefined;
}

type Given = Pick<Flags, 'amount' | 'reason' | 'key' | 'yes'>;

const reasonMax = 200;

/** Gives money back once, however often it is said with one key: shows what will be left, asks, and writes it down. */
export async function cancel(canceling: Canceling, id: string, given: Given): Promise<void> {
  const { api, language, print, audit, by } = canceling;
  const say = sayIn(language);
  if (given.amount === undefined) throw new UserError('How much? For example: --amount 1000');
  const amountWon = wholeNumber('amount', given.amount, 1);
  const path = `/v1/payments/${id}`;
  const [payment, { leftWon }] = await Promise.all([
    api.get<PaymentView>(path),
    api.get<CancellationListView>(`${path}/cancellations`),
  ]);
  print(`${payment.orderId}  ${payment.itemName}  ${say(statusLabels[payment.status])}`);
  // With the key of an earlier try it may be among what was given back already.
  if (given.key === undefined) {
    if (amountWon > leftWon)
      throw new UserError(say(`남은 금액은 ${won(say, leftWon)}이에요.`, `Only ${won(say, leftWon)} is left.`));
    print(
      say(
        `${won(say, amountWon)}을 돌려주고 나면 ${won(say, leftWon - amountWon)}이 남아요.`,
        `${won(say, amountWon)} is given back, and ${won(say, leftWon - amountWon)} will be left.`,
      ),
    );
  }
  await makeSure(canceling, given);
  const key = given.key ?? `command-${chance(audit.ids, 20)}`;
  print(
    `Idempotency-Key: ${key}   ${say('(결과를 모르면 --key로 다시 주세요)', '(give it again as --key if you do not learn the outcome)')}`,
  );
  const reason = [given.reason?.trim(), `(${by})`].filter(Boolean).join(' ').slice(0, reasonMax);
  const deed = { act: 'cancel', by, target: id, amountWon, reason: given.reason?.slice(0, reasonMax) } as const;
  const made = await audited(audit, deed, () =>
    api.post<CancellationView>(`${path}/cancellations`, { amountWon, reason }, key),
  );
  const label = cancellationLabels[made.status];
  const at = made.endedAt ?? made.askedAt;
  print([at && second(at), label ? say(label) : made.status, won(say, made.amountWon)].filter(Boolean).join('  '));
}

async function makeSure({ confirm, language }: Canceling, { yes }: Given): Promise<void> {
  if (yes) return;
  const say = sayIn(language);
  const answer = confirm(say('계속할까요? (yes)', 'Go on? (yes)'));
  if (answer === undefined) throw new UserError('Nobody can be asked here: give --yes.');
  if (!(await answer)) throw new UserError(say('아무것도 하지 않았어요.', 'Nothing was done.'));
}

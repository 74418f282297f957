import type { Answer, Asking } from './asking.ts';
import type { Fields } from './target.ts';

/** The words of a small shop that asks: its payments, and what an answer comes down to. */

export const oneTime = 'TC0ONETIME';
export const subscribing = 'TCSUBSCRIP';

export const outcomePaths: readonly string[] = ['/paid', '/canceled', '/failed'];

/** What ready needs; fields set to undefined are left out. */
export const readyFields = ({ target }: Asking, more: Fields = {}): Fields => {
  const [paid, canceled, failed] = outcomePaths.map((path) => target.returnBase + path);
  return {
    cid: oneTime,
    partner_order_id: 'conformance-1',
    partner_user_id: 'user-1',
    item_name: '초코파이',
    quantity: 1,
    total_amount: 2200,
    tax_free_amount: 0,
    approval_url: paid,
    cancel_url: canceled,
    fail_url: failed,
    ...more,
  };
};

export const ready = (asking: Asking, more?: Fields): Promise<Answer> =>
  asking.call('ready', readyFields(asking, more));

/** The answer of ready that others build on; throws when it was refused. */
export async function readied(asking: Asking, more?: Fields): Promise<Fields> {
  const answer = await ready(asking, more);
  if (answer.http !== 200) throw new Error(`ready was refused: ${outcomeOf(answer)}`);
  return answer.body;
}

/** `200`, or the status and the code of a refusal. */
export function outcomeOf({ http, body }: Answer): string {
  const code = body.error_code ?? body.code;
  return code === undefined ? String(http) : `${http} ${code}`;
}

/** The same of a call that is still under way. */
export const outcome = async (answer: Promise<Answer>): Promise<string> => outcomeOf(await answer);

/** Whether it was refused, where the code is another fact. */
export const taken = async (answer: Promise<Answer>): Promise<'taken' | 'refused'> =>
  (await answer).http === 200 ? 'taken' : 'refused';

/** The names among `names` that a body lacks. */
export const lacks = (body: Fields, ...names: readonly string[]): readonly string[] =>
  names.filter((name) => body[name] === undefined);

/** `T, 20`: what an id begins with, and its length. */
export const idShape = (id: unknown): string => `${String(id)[0]}, ${String(id).length}`;

export const isTime = (time: unknown): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(time));

/** A payment that nobody pays. */
export const waiting = (asking: Asking): Promise<Fields> => asking.once('waiting', () => readied(asking));

/** A payer has agreed, and nothing is approved yet. */
export interface Agreed {
  readonly back: URL;
  /** What approve needs. */
  readonly approve: Fields;
}

export async function agreed(asking: Asking, more: Fields = {}, method: 'MONEY' | 'CARD' = 'MONEY'): Promise<Agreed> {
  const fields = readyFields(asking, more);
  const answer = await readied(asking, more);
  const back = await asking.target.pay(answer, method);
  const pg_token = back.searchParams.get('pg_token');
  if (pg_token === null) throw new Error('The payer did not pay.');
  const { cid, partner_order_id, partner_user_id } = fields;
  return { back, approve: { cid, tid: answer.tid, partner_order_id, partner_user_id, pg_token } };
}

/** The answer of approve; throws when it was refused. */
export async function paid(asking: Asking, more?: Fields, method?: 'MONEY' | 'CARD'): Promise<Fields> {
  const answer = await asking.call('approve', (await agreed(asking, more, method)).approve);
  if (answer.http !== 200) throw new Error(`approve was refused: ${outcomeOf(answer)}`);
  return answer.body;
}

/** The payment that the facts on approve, order and cancel go along with. */
export const agreedOne = (asking: Asking): Promise<Agreed> => asking.once('agreed', () => agreed(asking));

export const paidOne = (asking: Asking): Promise<Answer> =>
  asking.once('paid', async () => {
    const { approve } = await agreedOne(asking);
    const answer = await asking.call('approve', { ...approve, payload: 'a note' });
    if (answer.http !== 200) throw new Error(`approve was refused: ${outcomeOf(answer)}`);
    return answer;
  });

export const order = (asking: Asking, tid: unknown, cid = oneTime): Promise<Answer> =>
  asking.call('order', { cid, tid });

export const cancel = (asking: Asking, tid: unknown, won: number, more: Fields = {}): Promise<Answer> =>
  asking.call('cancel', { cid: oneTime, tid, cancel_amount: won, cancel_tax_free_amount: 0, ...more });

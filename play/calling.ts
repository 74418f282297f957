import type { CoreSimulator } from 'kakaopay-simulator/browser';

/** What KakaoPay answered; `lost` is a connection that broke before the answer came. */
export type Answered =
  | { readonly lost: true }
  | { readonly lost: false; readonly ok: boolean; readonly status: number; readonly body: Body };

/** As it came: the shops look at few fields of it, and the log shows all. */
type Body = Readonly<Record<string, unknown>>;

export interface Call {
  readonly name: string;
  readonly sent: Body;
  readonly answered: Answered;
}

export type CallKakaoPay = (name: string, fields: Body) => Promise<Answered>;

/** Only KakaoPay, the shop and the payer's browser may know it. */
const masked = (body: Body): Body => ('pg_token' in body ? { ...body, pg_token: '***' } : body);

const headers = { authorization: 'SECRET_KEY DEV0PLAY', 'content-type': 'application/json' };

/** Calls KakaoPay as a shop does, and tells `seen` of each call. */
export function caller(sim: CoreSimulator, seen: (call: Call) => void): CallKakaoPay {
  const answeredTo = async (name: string, body: string): Promise<Answered> => {
    try {
      const answer = await sim.answer({ method: 'POST', path: `/online/v1/payment/${name}`, headers, body });
      return { lost: false, ok: answer.status === 200, status: answer.status, body: JSON.parse(answer.body) };
    } catch {
      return { lost: true };
    }
  };
  return async (name, fields) => {
    const answered = await answeredTo(name, JSON.stringify(fields));
    seen({ name, sent: masked(fields), answered });
    return answered;
  };
}

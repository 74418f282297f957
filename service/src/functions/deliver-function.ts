import { deliverNews } from '../flows/deliver.ts';
import type { Key } from '../ports/table.ts';
import type { Teller } from '../service.ts';
import { beginInvocation, endInvocation } from './invocation.ts';
import type { LambdaContext } from './wake-function.ts';

export type DeliverFunction = (event: unknown, context: LambdaContext) => Promise<void>;

// A try, and writing down what came of it: nothing is begun that could not be finished.
const longestStepMs = 25_000;

/** Run by the table's stream, with the items that have news. What it does not deliver, `wake` does. */
export const deliverFunction =
  (teller: Teller): DeliverFunction =>
  async (event, context) => {
    beginInvocation(context.awsRequestId);
    const stopAt = teller.clock.now() + context.getRemainingTimeInMillis() - longestStepMs;
    await deliverNews(teller, keysOf(event), stopAt);
    endInvocation();
  };

/** What is read of a stream's event: all of it may be missing, for a function can be invoked with anything. */
interface AnyEvent {
  readonly Records?: readonly ({ readonly dynamodb?: { readonly Keys?: Readonly<Record<string, Text>> } } | null)[];
}
type Text = { readonly S?: unknown } | null;

/** The items that the records are about, each once; a record that is about none is left out. */
function keysOf(event: unknown): readonly Key[] {
  const { Records } = (event ?? {}) as AnyEvent;
  const keys = new Map<string, Key>();
  for (const record of Array.isArray(Records) ? (Records as NonNullable<AnyEvent['Records']>) : []) {
    const [pk, sk] = [record?.dynamodb?.Keys?.pk?.S, record?.dynamodb?.Keys?.sk?.S];
    if (typeof pk === 'string' && typeof sk === 'string') keys.set(`${pk} ${sk}`, { pk, sk });
  }
  return [...keys.values()];
}

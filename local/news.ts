import type { StreamRecord } from './table-stream.ts';

/** As many as `serverless.yml` says. */
const batchMax = 100;

/** The filter of `serverless.yml`: only these are worth a run. */
const isNews = ({ dynamodb }: StreamRecord): boolean => 'N' in (dynamodb.NewImage.news ?? {});

/**
 * Hands on what the table's stream says, as Lambda does: what comes while one batch is on its way goes with the next.
 * Whatever becomes of a batch, there is no second try.
 */
export function createNews(send: (batch: readonly StreamRecord[]) => Promise<unknown>): (record: StreamRecord) => void {
  const waiting: StreamRecord[] = [];
  let isSending = false;
  const sendAll = async () => {
    isSending = true;
    while (waiting.length > 0) await send(waiting.splice(0, batchMax)).catch(() => {});
    isSending = false;
  };
  return (record) => {
    if (!isNews(record)) return;
    waiting.push(record);
    if (!isSending) void sendAll();
  };
}

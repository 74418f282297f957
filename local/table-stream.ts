import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AttributeMap } from '../service/src/table/attribute-values.ts';

/** What DynamoDB's stream says of a write, as far as a function gets to read it. */
export interface StreamRecord {
  readonly eventName: 'MODIFY';
  readonly eventSource: 'aws:dynamodb';
  readonly dynamodb: { readonly Keys: AttributeMap; readonly NewImage: AttributeMap };
}

const writes = /\.(PutItem|UpdateItem)$/;

/** The embedded engine has no streams: whatever is written is told from here, once it is written. */
export const withStream =
  (engine: RequestListener, onWritten: (record: StreamRecord) => void): RequestListener =>
  (request, response) => {
    if (writes.test(String(request.headers['x-amz-target']))) tellOfWrite(request, response, onWritten);
    engine(request, response);
  };

function tellOfWrite(
  request: IncomingMessage,
  response: ServerResponse,
  onWritten: (record: StreamRecord) => void,
): void {
  const asked: Buffer[] = [];
  request.on('data', (chunk: Buffer) => asked.push(chunk));
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = (body?: unknown) => {
    const image = response.statusCode === 200 ? newImage(Buffer.concat(asked).toString(), String(body)) : undefined;
    if (image !== undefined) onWritten(recordOf(image));
    return end(body);
  };
}

/** The item as it stands now: an update's answer holds it, since the service always asks for that. */
function newImage(asked: string, answered: string): AttributeMap | undefined {
  const { Item } = JSON.parse(asked) as { readonly Item?: AttributeMap };
  return Item ?? (JSON.parse(answered) as { readonly Attributes?: AttributeMap }).Attributes;
}

function recordOf(image: AttributeMap): StreamRecord {
  const { pk, sk } = image as { readonly pk: AttributeMap[string]; readonly sk: AttributeMap[string] };
  return { eventName: 'MODIFY', eventSource: 'aws:dynamodb', dynamodb: { Keys: { pk, sk }, NewImage: image } };
}

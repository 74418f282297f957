import type { ServerResponse } from 'node:http';
import type { Answer, Stream } from '../message.ts';

/** Answers that go on and on. A reader who does not keep up is cut off: what waits for him has a bound. */

const waitingMaxBytes = 64 * 1024;
const waitingMax = 1000;

export function pour({ status, headers }: Answer, stream: Stream, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers);
  const write = (text: string) => {
    if (outgoing.writableLength > waitingMaxBytes) outgoing.destroy();
    else outgoing.write(text);
  };
  const stop = stream(write, () => outgoing.end());
  outgoing.once('close', stop);
}

/** The same as the web has it. */
export function readable(stream: Stream): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) > -waitingMax) return controller.enqueue(encoder.encode(text));
        stop();
        controller.error(new Error('The reader did not keep up.'));
      };
      stop = stream(write, () => controller.close());
    },
    cancel: () => stop(),
  });
}

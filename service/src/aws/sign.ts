import type { Hash, Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Clock } from '../ports/clock.ts';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** A role's credentials have one; a user's do not. */
  readonly sessionToken?: string;
}

export interface SignerOptions {
  readonly service: string;
  readonly region: string;
  /** Asked for each request: a role's credentials change while the function lives. */
  readonly credentials: () => AwsCredentials;
  readonly clock: Clock;
}

export interface SignableRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Gives the request's headers back with the ones that prove who sends it (AWS Signature Version 4). */
export type Sign = (request: SignableRequest) => Promise<Record<string, string>>;

export function createSigner({ service, region, credentials, clock }: SignerOptions): Sign {
  const signer = new SignatureV4({
    service,
    region,
    credentials: async () => credentials(),
    sha256: Sha256,
    applyChecksum: false,
  });
  return async ({ method, url, headers, body }) => {
    const { protocol, host, hostname, pathname, search } = new URL(url);
    const signed = await signer.sign(
      {
        method,
        protocol,
        hostname,
        path: pathname,
        query: Object.fromEntries(new URLSearchParams(search)),
        headers: { ...headers, host },
        body,
      },
      { signingDate: new Date(clock.now()) },
    );
    return signed.headers;
  };
}

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHash, createHmac } = process.getBuiltinModule('node:crypto');

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** The signer wants a class: a hash, or with a secret an HMAC. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Bytes) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', viewOf(secret));
  }

  update(data: Bytes): void {
    this.#hash.update(viewOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('A hash is used once');
  }
}

function viewOf(data: Bytes): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

import aws4 from 'aws4';
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
export type Sign = (request: SignableRequest) => Record<string, string>;

export function createSigner({ service, region, credentials, clock }: SignerOptions): Sign {
  return ({ method, url, headers, body }) => {
    const { host, pathname, search } = new URL(url);
    const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
    const request = {
      service,
      region,
      method,
      host,
      path: pathname + search,
      headers: { ...headers, host, 'X-Amz-Date': date },
      body,
    };
    return aws4.sign(request, credentials()).headers as Record<string, string>;
  };
}

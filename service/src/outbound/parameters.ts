import type { Clock } from '../ports/clock.ts';
import type { SendHttp } from './https.ts';
import { type AwsCredentials, createSigner } from './sign.ts';

export interface ParameterStore {
  readonly region: string;
  /** Where the store listens, when it is not Amazon's own. */
  readonly endpoint?: string;
  readonly credentials: () => AwsCredentials;
  readonly send: SendHttp;
  readonly clock: Clock;
}

/** A start that waits longer than this for a secret is better tried again. */
const timeoutMs = 3_000;

/**
 * Reads SecureStrings from the Systems Manager's parameter store, all in one call. One that is not there is left out.
 *
 * @throws an `Error` that names what was asked for, never what was found.
 */
export async function readParameters(store: ParameterStore, names: readonly string[]): Promise<Map<string, string>> {
  const sign = createSigner({ ...store, service: 'ssm' });
  const url = store.endpoint ?? `https://ssm.${store.region}.amazonaws.com/`;
  const request = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
  };
  const answer = await store.send({ ...request, headers: sign(request), timeoutMs });
  if (answer.status !== 200) {
    const [reason = ''] = /\w+Exception/.exec(answer.body) ?? [];
    throw new Error(`The parameter store answered ${answer.status} ${reason} for ${names.join(', ')}`);
  }
  const { Parameters } = JSON.parse(answer.body) as { Parameters: { Name: string; Value: string }[] };
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
}

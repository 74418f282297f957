import { dayMs } from '../kst.ts';
import type { Endpoint } from './endpoint.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHmac } = process.getBuiltinModule('node:crypto');

type Secretive = Pick<Endpoint, 'id' | 'generation' | 'rotatedAt'>;

/** So long after a rotation the secret before is used as well. */
export const bothSecretsMs: number = dayMs;

/** Whether the secret before is still in use. */
export const hasBothSecrets = ({ rotatedAt }: Pick<Endpoint, 'rotatedAt'>, now: number): boolean =>
  rotatedAt !== undefined && now < rotatedAt + bothSecretsMs;

/** What the shop is shown. It is stored nowhere: whoever has the stage's secret can work it out. */
export const endpointSecret = (stageSecret: string, endpoint: Pick<Endpoint, 'id' | 'generation'>): string =>
  `whsec_${keyOf(stageSecret, endpoint).toString('base64')}`;

const keyOf = (stageSecret: string, { id, generation }: Pick<Endpoint, 'id' | 'generation'>): Buffer =>
  createHmac('sha256', stageSecret).update(`${id}:${generation}`).digest();

/** One try to tell an endpoint of an event. */
interface Try {
  /** The same on every try. */
  readonly id: string;
  readonly body: string;
  /** ms since 1970. */
  readonly now: number;
}

/**
 * The headers by which a receiver knows who sent this and when, as the Standard Webhooks have them. There is a
 * signature for each secret that the receiver may still have, the newest first.
 */
export function signedHeaders(
  stageSecrets: readonly string[],
  endpoint: Secretive,
  { id, body, now }: Try,
): Record<string, string> {
  const seconds = Math.floor(now / 1000);
  const { generation } = endpoint;
  const generations = hasBothSecrets(endpoint, now) ? [generation, generation - 1] : [generation];
  const keys = generations.flatMap((each) =>
    stageSecrets.map((stageSecret) => keyOf(stageSecret, { id: endpoint.id, generation: each })),
  );
  const sign = (key: Buffer) => createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': keys.map((key) => `v1,${sign(key)}`).join(' '),
  };
}

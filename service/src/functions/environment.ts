import { createKakaoPay } from 'kakaopay-client';
import { sendHttp } from '../aws/https.ts';
import { logLine } from '../log-line.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import { createDynamoTable } from '../table/dynamodb.ts';
import type { World } from '../world.ts';

const { randomBytes } = process.getBuiltinModule('node:crypto');

const clock: Clock = { now: () => Date.now() };
const ids: Ids = { randomBytes };
const log: Log = (level, message, fields) => console.log(logLine(clock.now(), level, message, fields));

/** The world of a Lambda function: the network, and settings from its environment. Made once, when the function starts. */
export function worldOfLambda(env: NodeJS.ProcessEnv = process.env): World {
  const setting = (name: string): string => {
    const value = env[name];
    if (value) return value;
    throw new Error(`The setting ${name} is missing from the function's environment.`);
  };
  const merchantCode = setting('KAKAOPAY_CID');
  return {
    clock,
    ids,
    log,
    settings: { merchantCode, publicUrl: setting('PUBLIC_URL'), linkSecret: setting('LINK_SECRET') },
    kakaoPay: createKakaoPay({
      generation: setting('KAKAOPAY_GENERATION') === 'legacy' ? 'legacy' : 'current',
      secretKey: setting('KAKAOPAY_SECRET_KEY'),
      cid: merchantCode,
      ...(env.KAKAOPAY_CID_SECRET && { cidSecret: env.KAKAOPAY_CID_SECRET }),
      ...(env.KAKAOPAY_BASE_URL && { baseUrl: env.KAKAOPAY_BASE_URL }),
      transport: sendHttp,
    }),
    table: createDynamoTable({
      tableName: setting('TABLE_NAME'),
      region: setting('AWS_REGION'),
      ...(env.DYNAMODB_ENDPOINT && { endpoint: env.DYNAMODB_ENDPOINT }),
      credentials: () => ({
        accessKeyId: setting('AWS_ACCESS_KEY_ID'),
        secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
        ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
      }),
      send: sendHttp,
      clock,
      newToken: () => randomBytes(9).toString('base64url'),
    }),
  };
}

import { sendHttp } from '../outbound/https.ts';
import { readParameters } from '../outbound/parameters.ts';
import { type SecretName, secretPlaces } from '../secrets.ts';
import { clock } from './clock.ts';
import { setting } from './invocation.ts';

const { env } = process;

const credentials = () => ({
  accessKeyId: setting('AWS_ACCESS_KEY_ID'),
  secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
  ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
});

/** Where a service of AWS is, unless it is AWS's own. */
export const endpointOf = (name: 'DYNAMODB' | 'SSM'): string | undefined =>
  env[`AWS_ENDPOINT_URL_${name}`] || env.AWS_ENDPOINT_URL || undefined;

/** One of AWS's services, or what stands for it or for all of them: the variables are those of AWS's own clients. */
export function awsService(name: 'DYNAMODB' | 'SSM') {
  const endpoint = endpointOf(name);
  return { region: setting('AWS_REGION'), ...(endpoint && { endpoint }), credentials, send: sendHttp, clock };
}

export type Secrets = Readonly<Partial<Record<SecretName, string>>>;

/** Where a secret is, in the words of whoever puts it there. */
export const placeOf = (name: SecretName): string =>
  env.SECRETS_PATH ? `${env.SECRETS_PATH}/${secretPlaces[name].parameter}` : secretPlaces[name].variable;

/** Read once, when the function starts. */
export async function readSecrets(...names: SecretName[]): Promise<Secrets> {
  const found = env.SECRETS_PATH ? await readParameters(awsService('SSM'), names.map(placeOf)) : undefined;
  return Object.fromEntries(names.map((name) => [name, found ? found.get(placeOf(name)) : env[placeOf(name)]]));
}

export function required(secrets: Secrets, name: SecretName): string {
  const value = secrets[name];
  if (value) return value;
  const { parameter, variable } = secretPlaces[name];
  throw new Error(`A secret is missing: the parameter ${parameter}, or on a laptop the variable ${variable}.`);
}

/** While one is rotated, the new secret and the old one, with a comma between them. */
export const requiredList = (secrets: Secrets, name: SecretName): readonly string[] =>
  required(secrets, name)
    .split(',')
    .map((secret) => secret.trim());

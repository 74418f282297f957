import type { Service } from '../service.ts';
import { type ApiKey, checkApiKey, type Scope } from '../store/api-keys.ts';
import type { Request } from './message.ts';
import { Problem } from './problem.ts';

/** The API key of the request, when it is good and may do this. */
export async function authorize(service: Service, request: Request, scope: Scope): Promise<ApiKey> {
  const [scheme = '', shown = ''] = (request.headers.authorization ?? '').split(' ');
  const key = scheme.toLowerCase() === 'bearer' ? await checkApiKey(service.table, shown) : undefined;
  if (key === undefined) throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  if (!key.scopes.includes(scope)) throw new Problem('forbidden', { detail: `This needs the scope ${scope}.` });
  return key;
}

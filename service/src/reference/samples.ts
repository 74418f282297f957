import { type Api, bodyOf, type Operation } from './api.ts';

/** `/v1/payments/{id}` and `id` are `PAYMENT_ID`: what stands before the brace says whose it is. */
export function placeholderOf(path: string, name: string): string {
  const before = path.split(`/{${name}}`)[0]?.split(/[/-]/).at(-1) ?? '';
  const words = name === 'id' ? `${before.replace(/s$/, '')}_id` : name.replace(/[A-Z]/g, '_$&');
  return words.toUpperCase();
}

/** What stands in the path in place of each brace: an example where there is one. */
export function pathValues({
  path,
  parameters,
}: Operation): readonly { readonly name: string; readonly value: string }[] {
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => ({
      name,
      value: String(schema.examples?.[0] ?? schema.enum?.[0] ?? placeholderOf(path, name)),
    }));
}

export const requiredHeaders = ({ parameters }: Operation) =>
  parameters
    .filter((parameter) => parameter.in === 'header' && parameter.required)
    .map(({ name, schema }) => ({ name, value: String(schema.examples?.[0] ?? '') }));

/** The operation as a command that can be typed. */
export function curlOf(api: Api, operation: Operation): string {
  const { method, security, path } = operation;
  const body = bodyOf(api, operation);
  const address = pathValues(operation).reduce((text, { name, value }) => text.replace(`{${name}}`, value), path);
  const isPage = security.length === 0;
  const implied = body ? 'POST' : 'GET';
  const how = method === 'HEAD' ? '-sI' : `${isPage ? '-si' : '-s'}${method === implied ? '' : ` -X ${method}`}`;
  const headers = [
    ...(isPage ? [] : [{ name: 'Authorization', value: 'Bearer YOUR_API_KEY' }]),
    ...(body ? [{ name: 'Content-Type', value: 'application/json' }] : []),
    ...requiredHeaders(operation),
  ];
  return [
    `curl ${how} ${api.url}${address}`,
    ...headers.map(({ name, value }) => `-H '${name}: ${value}'`),
    ...(body ? [`-d '${JSON.stringify(body.example)}'`] : []),
  ].join(' \\\n  ');
}

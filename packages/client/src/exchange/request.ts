import type { FullOptions } from '../options.ts';
import type { Fields } from './answer-shape.ts';
import type { UntypedCall } from './call.ts';
import type { Merchant } from './field-rules.ts';
import { generations } from './generations.ts';

/** The fields that are sent: what the call gives, and the merchant of the options unless the call names its own. */
export function fieldsOf({ cid, cidSecret }: FullOptions, request: Merchant): Fields {
  const given = Object.fromEntries(
    Object.entries(request ?? {}).filter(([, value]) => value !== undefined && value !== null),
  );
  const isSameMerchant = given.cid === undefined || given.cid === cid;
  return { cid, ...(isSameMerchant && cidSecret !== undefined && { cid_secret: cidSecret }), ...given };
}

/** Where the call goes, and with what. */
export function encodeRequest({ generation, baseUrl, secretKey }: FullOptions, { path }: UntypedCall, fields: Fields) {
  const dialect = generations[generation];
  return {
    method: 'POST',
    url: `${baseUrl.replace(/\/+$/, '')}${dialect.root}${path}`,
    headers: { Authorization: `${dialect.scheme} ${secretKey}`, 'Content-Type': dialect.contentType },
    body: dialect.encode(fields),
  } as const;
}

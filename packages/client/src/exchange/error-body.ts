import { isRecord } from './answer-shape.ts';

/** What the payment method said. [doc] */
export interface Extras {
  readonly method_result_code?: string;
  readonly method_result_message?: string;
  readonly [name: string]: string | undefined;
}

/** What KakaoPay says about a call that it did not carry out. */
export interface ErrorBody {
  /** KakaoPay's own code, such as -780. */
  readonly kakaoPayCode?: number;
  /** KakaoPay's own message; a key, secret, token or user id (from 8 characters) in it is blotted out. */
  readonly kakaoPayMessage?: string;
  readonly extras?: Extras;
}

/** The JSON value of a body; `undefined` if it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Reads the error body of either generation: `error_code` and `error_message` (current), `code` and `msg` (legacy)
 * [doc]; `error_description` has been seen, too [client]. The secrets are blotted out of every text.
 */
export function readErrorBody(body: unknown, secrets: readonly string[]): ErrorBody {
  if (!isRecord(body)) return {};
  const code = Number(body.error_code ?? body.code ?? Number.NaN);
  const message = body.error_message ?? body.msg ?? body.error_description;
  return {
    ...(Number.isSafeInteger(code) && { kakaoPayCode: code }),
    ...(typeof message === 'string' && { kakaoPayMessage: blot(message, secrets) }),
    ...(isRecord(body.extras) && { extras: readExtras(body.extras, secrets) }),
  };
}

function readExtras(extras: Readonly<Record<string, unknown>>, secrets: readonly string[]): Extras {
  const texts = Object.entries(extras)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => [name, blot(String(value), secrets)]);
  return Object.fromEntries(texts);
}

function blot(text: string, secrets: readonly string[]): string {
  return secrets.reduce((blotted, secret) => blotted.replaceAll(secret, '***'), text);
}

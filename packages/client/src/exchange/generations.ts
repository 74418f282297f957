/** Which of KakaoPay's two APIs is spoken. */
export type Generation = 'current' | 'legacy';

interface Dialect {
  readonly host: string;
  readonly root: string;
  /** The word before the key in the Authorization header. */
  readonly scheme: string;
  readonly contentType: string;
  encode(fields: Readonly<Record<string, unknown>>): string;
}

/** Addresses, header and body of each generation. [doc] */
export const generations: Readonly<Record<Generation, Dialect>> = {
  current: {
    host: 'https://open-api.kakaopay.com',
    root: '/online/v1/payment/',
    scheme: 'SECRET_KEY',
    contentType: 'application/json',
    encode: JSON.stringify,
  },
  legacy: {
    host: 'https://kapi.kakao.com',
    root: '/v1/payment/',
    scheme: 'KakaoAK',
    contentType: 'application/x-www-form-urlencoded;charset=utf-8',
    encode: encodeForm,
  },
};

/** Lists and maps become JSON text in one field. [doc] */
function encodeForm(fields: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return form.toString();
}

import { createKakaoPay, type Generation, type KakaoPay, type Transport } from 'kakaopay-client';

/** The real client, so that its judgement and ours are held together. */
export function clientOver(transport: Transport, generation: Generation = 'current'): KakaoPay {
  return createKakaoPay({
    generation,
    secretKey: 'DEVKEY',
    cid: 'TC0ONETIME',
    baseUrl: 'http://kakaopay.test',
    transport,
  });
}
export const answers =
  (status: number, body: unknown): Transport =>
  async () => ({ status, body: JSON.stringify(body) });
export const breaks =
  (code: string): Transport =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));

import type { Request } from './message.ts';

export type Device = 'pc' | 'mobile' | 'app';

const phone = /Android|iPhone|iPad|iPod|Mobile/i;
// A page inside an app says so by its own word, by Android's `; wv`, or on iOS by leaving `Safari` out.
const insideApp = /; wv\)|KAKAOTALK|NAVER\(inapp|Instagram|FBAN|FBAV|\bLine\/|DaumApps/i;
const appleDevice = /iPhone|iPad|iPod/;
const appleBrowser = /Safari\//;

/** Which of KakaoPay's three pages suits the browser. `?device=` overrides, for those who know better. */
export function deviceOf(request: Request): Device {
  const asked = request.query.device;
  if (asked === 'pc' || asked === 'mobile' || asked === 'app') return asked;
  const agent = request.headers['user-agent'] ?? '';
  if (!phone.test(agent) && request.headers['sec-ch-ua-mobile'] !== '?1') return 'pc';
  const webView = insideApp.test(agent) || (appleDevice.test(agent) && !appleBrowser.test(agent));
  return webView ? 'app' : 'mobile';
}

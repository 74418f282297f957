import type { Request } from './message.ts';

export type Device = 'pc' | 'mobile' | 'app';

/** What a page inside an app says: the app's own word, or Android's `; wv`. */
const appWord =
  /; wv\)|KAKAO(TALK|STORY)|NAVER\(inapp|\bBand\/|Everytime|Instagram|Snapchat|\bFB(AN|AV|IOS|_IAB)\b|\bLine\/|DaumApps/i;
const phone = /Android|iPhone|iPad|iPod|\bMobile\b/i;
const appleDevice = /iPhone|iPad|iPod/;
/** Asked for the pages of a PC, Samsung's browser says that it runs on Linux. */
const disguisedPhone = /X11; Linux.*SamsungBrowser\//;

/** The one that the address asks for; anything else in its place is ignored. */
export function askedDevice({ query: { device } }: Request): Device | undefined {
  return device === 'pc' || device === 'mobile' || device === 'app' ? device : undefined;
}

/** Which of KakaoPay's three pages suits the browser. `?device=` overrides, for those who know better. */
export function deviceOf(request: Request): Device {
  const asked = askedDevice(request);
  if (asked !== undefined) return asked;
  const agent = request.headers['user-agent'] ?? '';
  if (/Macintosh/.test(agent)) return isIPadApp(agent) ? 'app' : 'pc';
  const isPhone = phone.test(agent) || disguisedPhone.test(agent) || request.headers['sec-ch-ua-mobile'] === '?1';
  if (!isPhone) return 'pc';
  return appWord.test(agent) || (appleDevice.test(agent) && !/Safari\//.test(agent)) ? 'app' : 'mobile';
}

/** An iPad says that it is a Mac; its browsers cannot be told from a Mac's, but the pages inside its apps can. */
const isIPadApp = (agent: string): boolean =>
  !/Safari\//.test(agent) && (/\bMobile\//.test(agent) || appWord.test(agent));

import { describe, expect, test } from 'vitest';
import { type Device, deviceOf } from './device.ts';

const request = (headers: Record<string, string>, query: Record<string, string> = {}) => ({
  method: 'GET',
  path: '/',
  query,
  headers,
  body: '',
  id: 'request-1',
});

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const galaxy = 'Mozilla/5.0 (Linux; Android 14; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko)';

const iPad = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

const agents: readonly (readonly [string, Device, string])[] = [
  [
    'Chrome on Windows',
    'pc',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  ],
  [
    'Whale on Windows',
    'pc',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Whale/4.29.282.14 Safari/537.36',
  ],
  [
    'Safari on a Mac',
    'pc',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  ],
  ['Firefox on Linux', 'pc', 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'],
  ['Safari on an iPhone', 'mobile', `${iPhone} Version/18.1 Mobile/15E148 Safari/604.1`],
  ['Chrome on an iPhone', 'mobile', `${iPhone} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
  ['Chrome on Android', 'mobile', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36`],
  ['Samsung Internet', 'mobile', `${galaxy} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`],
  ['Firefox on Android', 'mobile', 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0'],
  [
    'a page inside an Android app',
    'app',
    'Mozilla/5.0 (Linux; Android 14; SM-S928N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36',
  ],
  ['a page inside an iPhone app', 'app', `${iPhone} Mobile/15E148`],
  ['KakaoTalk on an iPhone', 'app', `${iPhone} Mobile/15E148 KAKAOTALK/11.2.1 (INAPP)`],
  ['KakaoTalk on Android', 'app', `${galaxy} Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36;KAKAOTALK 2411220`],
  [
    'Naver on an iPhone',
    'app',
    `${iPhone} Version/18.1 Mobile/15E148 Safari/604.1 NAVER(inapp; search; 2000; 12.8.50; 16PRO)`,
  ],
  ['Instagram on Android', 'app', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36 Instagram 357.0.0.34.100 Android`],
  ['Facebook on an iPhone', 'app', `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/489.0.0.46.109]`],
  [
    'KakaoTalk on a PC',
    'pc',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 KAKAOTALK/3.9',
  ],
  ['nothing said', 'pc', ''],
  ['KakaoTalk on an iPad', 'app', `${iPad} Mobile/15E148 KAKAOTALK 11.2.1`],
  ['a page inside an iPad app', 'app', `${iPad} Mobile/15E148`],
  ['Naver on an iPad', 'app', `${iPad} NAVER(inapp; search; 2000; 12.8.50)`],
  ['Safari on an iPad, which says what a Mac says', 'pc', `${iPad} Version/18.1 Safari/605.1.15`],
  ['a program on a Mac', 'pc', `${iPad}`],
  ['Band on Android', 'app', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36 BAND/12.0.1 (Android OS)`],
  ['KakaoStory on an iPhone', 'app', `${iPhone} Version/18.1 Mobile/15E148 Safari/604.1 KAKAOSTORY/6.9.2 (INAPP)`],
  ['Everytime on an iPhone', 'app', `${iPhone} Mobile/15E148 Safari/604.1 everytimeApp/5.1`],
  ['Snapchat on an iPhone', 'app', `${iPhone} Version/18.1 Mobile/15E148 Safari/604.1 Snapchat/13.1.0.40`],
  ['Line on Android', 'app', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36 Line/14.19.1/IAB`],
  ['Facebook on Android', 'app', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.46.109;]`],
  ['Daum on Android', 'app', `${galaxy} Chrome/131.0.0.0 Mobile Safari/537.36 DaumApps/7.9`],
  [
    'Samsung Internet that asks for the pages of a PC',
    'mobile',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36',
  ],
  ['Automobile/1.0 on a PC', 'pc', 'Automobile/1.0 (Windows NT 10.0) Mobilecheck'],
  ['a headline on a PC', 'pc', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Headline/1.0 Safari/537.36'],
];

test.each(agents)('%s goes to the %s page', (_, device, agent) => {
  expect(deviceOf(request(agent === '' ? {} : { 'user-agent': agent }))).toBe(device);
});

describe('beside the user agent', () => {
  test.each<[string, Device]>([
    ['?1', 'mobile'],
    ['?0', 'pc'],
  ])('sec-ch-ua-mobile %s means %s', (hint, device) => {
    expect(deviceOf(request({ 'sec-ch-ua-mobile': hint }))).toBe(device);
  });

  test.each<[string, Device]>([
    ['pc', 'pc'],
    ['mobile', 'mobile'],
    ['app', 'app'],
    ['toaster', 'mobile'],
    ['', 'mobile'],
  ])('?device=%s overrides it: %s', (asked, device) => {
    expect(deviceOf(request({ 'user-agent': agents[4]?.[2] ?? '' }, { device: asked }))).toBe(device);
  });

  test('?device=mobile overrides that of a PC', () => {
    expect(deviceOf(request({}, { device: 'mobile' }))).toBe('mobile');
  });
});

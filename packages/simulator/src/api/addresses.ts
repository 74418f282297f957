import type { Books, Generation, Payment } from '../core/books.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';

/** The addresses of the payment pages, in the shapes seen from the real test system [client]. */

export type Device = 'pc' | 'mobile' | 'app';

interface PageRow {
  readonly device: Device;
  readonly generation: Generation;
  readonly subscription: boolean;
  readonly path: (hash: string) => string;
}

const pathWords: readonly (readonly [Device, current: string, legacy: string])[] = [
  ['pc', 'pc', 'info'],
  ['mobile', 'mobile-web', 'mInfo'],
  ['app', 'mobile-app', 'aInfo'],
];

export const pageRows: readonly PageRow[] = pathWords.flatMap(([device, current, legacy]): PageRow[] => {
  const bridge = `/mockup/bridge/${current}/pg`;
  const old = (hash: string) => `/mockup/v1/${hash}/${legacy}`;
  return [
    { device, generation: 'current', subscription: false, path: (hash) => `${bridge}/one-time/payment/${hash}` },
    {
      device,
      generation: 'current',
      subscription: true,
      path: (hash) => `${bridge}/subscription/payment-issue/${hash}`,
    },
    { device, generation: 'legacy', subscription: false, path: old },
    { device, generation: 'legacy', subscription: true, path: old },
  ];
});

/** What KakaoTalk opens from the app schemes [client]. */
export const appPagePath = '/pay/mockup/';

/** The paths of a payment's pages; `talk` is the one that KakaoTalk opens. */
export type Pages = Readonly<Record<Device | 'talk', string>>;

export function pagesOf({ ids }: Books, { tid, cid, generation }: Payment): Pages {
  const hash = ids.pageHash(tid);
  const subscription = isSubscriptionCid(cid);
  const isRow = (row: PageRow, device: Device) =>
    row.device === device && row.generation === generation && row.subscription === subscription;
  const path = (device: Device) => (pageRows.find((row) => isRow(row, device)) as PageRow).path(hash);
  return { pc: path('pc'), mobile: path('mobile'), app: path('app'), talk: appPagePath + hash };
}

import { kstSecond, kstTime } from '../../kst.ts';
import type { Say } from './say.ts';

/** An amount as people write it: `1,000원`, `₩1,000`; below 0 with the sign before it. */
export function won(say: Say, amount: number): string {
  const digits = count(Math.abs(amount));
  const sign = amount < 0 ? '-' : '';
  return say(`${sign}${digits}원`, `${sign}₩${digits}`);
}

export const count = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

/** A point in time of the API (ISO 8601, UTC) as it is read in Korea. */
export const time = (iso: string): string => kstTime(Date.parse(iso));
export const second = (iso: string): string => kstSecond(Date.parse(iso)).replaceAll('-', '.');

const units = [
  [86_400_000, '일', 'd'],
  [3_600_000, '시간', 'h'],
  [60_000, '분', 'min'],
] as const;

/** How long ago that was, in its largest unit. `now` in ms. */
export function age(say: Say, since: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(since));
  const [size, ko, en] = units.find(([unit]) => ms >= unit) ?? [60_000, '분', 'min'];
  const whole = Math.floor(ms / size);
  return say(`${whole}${ko}`, `${whole} ${en}`);
}

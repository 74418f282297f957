import type { Language } from '../views.ts';

/** Digits in groups of three: `1234567` → `1,234,567`. Any integer. */
export const formatCount = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Won as people write it: `2,200원` in Korean, `₩2,200` in English. `won` is an integer. */
export function formatWon(won: number, lang: Language): string {
  const sign = won < 0 ? '-' : '';
  const digits = formatCount(Math.abs(won));
  return lang === 'ko' ? `${sign}${digits}원` : `${sign}₩${digits}`;
}

/** KakaoPay's KST time for people: `2026-11-23T14:05:06` → `2026.11.23 14:05`. */
export const formatKst = (time: string): string => time.slice(0, 16).replaceAll('-', '.').replace('T', ' ');

/** A time left in ms as `mm:ss`, rounded up, never below `00:00`. */
export function formatCountdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}

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

/** The time of day of a moment of Korea's: `2026-11-23T14:05:06+09:00` → `14:05:06`. */
export const formatTime = (moment: string): string => moment.slice(11, 19);

const unitsMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** A length of time in its two largest units: `90_000` → `1분 30초`. */
export function formatLength(ms: number, units: Readonly<Record<keyof typeof unitsMs, string>>): string {
  let left = Math.round(ms / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, unitMs] of Object.entries(unitsMs)) {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    if (count > 0 && parts.length < 2) parts.push(`${formatCount(count)}${units[unit as keyof typeof unitsMs]}`);
  }
  return parts.join(' ') || `0${units.s}`;
}

/** KakaoPay writes every time in Korean time (UTC+9, no daylight saving) without a zone or a fraction. */

const kstOffsetMs = 9 * 60 * 60 * 1000;
const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `yyyy-MM-ddTHH:mm:ss` in KST, as KakaoPay writes it [client]. */
export function kst(ms: number): string {
  return new Date(ms + kstOffsetMs).toISOString().slice(0, 19);
}

/** Milliseconds of a length of time: `16m`, `90s`, `1h`, `2d`, `500ms` or a plain number; undefined for others. */
export function durationMs(by: string | number): number | undefined {
  const match = /^(\d{1,12})(ms|s|m|h|d)?$/.exec(String(by).trim());
  return match ? Number(match[1]) * (unitMs[match[2] ?? 'ms'] as number) : undefined;
}

const minuteMs = 60_000;
const pattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?$/;

/**
 * The instant of a KakaoPay time such as `2023-05-21T15:20:55`: Korean time (UTC+9 all year) without a zone [client].
 * A zone that is written there counts all the same, and a fraction to the millisecond. `undefined` if it is no time.
 */
export function parseKakaoPayTime(time: string): Date | undefined {
  const [, wallClock, fraction = '', utc, sign, hours = '09', minutes = '00'] = pattern.exec(time) ?? [];
  if (wallClock === undefined) return undefined;
  const asUtc = new Date(`${wallClock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  // The parser turns February 30 into March 2; such a time is no time.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(wallClock)) return undefined;
  const offsetMs = utc ? 0 : (Number(hours) * 60 + Number(minutes)) * minuteMs * (sign === '-' ? -1 : 1);
  return new Date(asUtc.getTime() - offsetMs);
}

const minuteMs = 60_000;
const pattern =
  /^([1-9]\d{3})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3})\d{0,6})?(?:(Z)|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?$/;

/**
 * The instant of a KakaoPay time such as `2023-05-21T15:20:55`: Korean time (UTC+9 all year) without a zone [client].
 * A zone that is written there counts all the same, and a fraction to the millisecond. `undefined` if it is no time.
 */
export function parseKakaoPayTime(time: string): Date | undefined {
  const found = pattern.exec(time);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', utc, sign, zoneHours = '9', zoneMinutes = '0'] =
    found;
  const ms = Number(fraction.padEnd(3, '0'));
  const asUtc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  );
  // February 30 has become March 2; such a time is no time.
  if (new Date(asUtc).getUTCDate() !== Number(day)) return undefined;
  const zoneMs = utc ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * minuteMs * (sign === '-' ? -1 : 1);
  return new Date(asUtc - zoneMs);
}

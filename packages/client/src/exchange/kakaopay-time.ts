const kstOffsetMs = 9 * 60 * 60 * 1000;
const pattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?$/;

/**
 * The instant of a KakaoPay time such as `2023-05-21T15:20:55`: Korean time (UTC+9 all year) without a zone [client].
 * `undefined` if it is not such a time.
 */
export function parseKakaoPayTime(time: string): Date | undefined {
  const wallClock = pattern.exec(time)?.[1];
  if (wallClock === undefined) return undefined;
  const asUtc = new Date(`${wallClock}Z`);
  // The parser turns February 30 into March 2; such a time is no time.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(wallClock)) return undefined;
  return new Date(asUtc.getTime() - kstOffsetMs);
}

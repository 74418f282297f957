import type { Counts } from './measure.ts';
import { sum, type Use } from './meter.ts';
import type { Durations, PriceName } from './prices.ts';

/** What is watched, which is paid for by number. */
export interface Watched {
  readonly metrics: number;
  readonly alarms: number;
  readonly dashboards: number;
}

/** AWS's month. */
const monthHours = 730;
const monthMinutes = monthHours * 60;
const monthDays = monthHours / 24;
const gb = 1e9;
/** `checkout`, `payments` and `deliver` take part in a payment of which the shop is told. */
const payingFunctions = 3;

/** What a month uses of everything that AWS charges for, with so many payments of which one endpoint is told. */
export function usageOf(
  payments: number,
  counts: Counts,
  durations: Durations,
  watched: Watched,
): Readonly<Record<PriceName, number>> {
  const { assumed, set } = durations;
  const wake = payments > 0 ? counts.wake : counts.idleWake;
  const each = sum(counts.paid, counts.told);
  const requests = payments * counts.paid.runs;
  const coldStarts = coldStartsOf(payments * each.runs, durations);
  const wakeColdStarts = assumed.wakeColdStartsADay.value * monthDays;
  const logged = gigabytesLogged(each, payments, durations) + gigabytesLogged(wake, monthMinutes, durations);
  const stored = (payments * 12 * assumed.storedBytes.value) / gb;
  const out = payments * (each.bytesOut + each.runs * assumed.wireBytes.value);
  const seconds =
    (payments * warmMs(each, durations) + monthMinutes * warmMs(wake, durations)) / 1000 +
    ((coldStarts + wakeColdStarts) * coldMs(durations)) / 1000;
  return {
    gatewayRequests: requests,
    functionRequests: payments * each.runs + monthMinutes,
    functionTime: (seconds * set.memoryMb.value) / 1024,
    writeUnits: payments * each.writeUnits,
    readUnits: payments * each.readUnits + monthMinutes * wake.readUnits,
    storedData: stored,
    backup: stored,
    logsWritten: logged,
    logsKept: (logged * assumed.logCompression.value * set.logDays.value) / monthDays,
    metrics: watched.metrics,
    alarms: watched.alarms,
    dashboards: watched.dashboards,
    // The secrets are decrypted at each cold start; the table's key is AWS's own and costs nothing.
    keyRequests: (coldStarts + wakeColdStarts) * assumed.secrets.value,
    bytesOut: out / gb,
  };
}

/** A function gets its memory's share of a core. */
const onLambda = (cpuMs: number, { assumed, set }: Durations): number =>
  (cpuMs * assumed.coreMb.value) / set.memoryMb.value;

/** Billed ms of runs of warm functions: they wait for KakaoPay, the shop and the table in turn, and compute. */
export const warmMs = (use: Use, durations: Durations): number =>
  use.kakaoPayCalls * durations.assumed.kakaoPayMs.value +
  use.webhookCalls * durations.assumed.shopMs.value +
  use.tableCalls * durations.assumed.tableMs.value +
  use.runs * onLambda(durations.measured.warmCpuMs.value, durations);

/** What a cold start adds to a run; since August 2025 Lambda charges for it. */
const coldMs = (durations: Durations): number =>
  onLambda(durations.measured.coldCpuMs.value, durations) + durations.assumed.parametersMs.value;

/** Where requests are rare each may find its function cold; where there are many, only a small share does. */
function coldStartsOf(requests: number, { assumed }: Durations): number {
  const rare = (payingFunctions * monthMinutes) / assumed.keptMinutes.value;
  return Math.min(requests, Math.max(rare, requests * assumed.coldShare.value));
}

function gigabytesLogged(use: Use, times: number, { assumed }: Durations): number {
  const bytes = use.logBytes + use.logLines * assumed.linePrefixBytes.value + use.runs * assumed.runLogBytes.value;
  return (times * bytes) / gb;
}

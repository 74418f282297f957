import type { Bug } from '../bug.ts';

const schedule = 'service/src/subscription/schedule.ts';
const decide = 'service/src/subscription/decide.ts';
const kst = 'service/src/kst.ts';

export const calendarBugs: readonly Bug[] = [
  {
    name: 'the 31st runs over',
    why: 'Whoever subscribed on 31 January is charged on 3 March for February.',
    file: kst,
    from: '  if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0);\n',
    to: '',
    caughtBy: 'service/src/kst.test.ts',
  },
  {
    name: 'dates are counted from the date before',
    why: 'After February, whoever subscribed on the 31st is charged on the 28th of each month.',
    file: schedule,
    from: '  return add(anchor, n * interval.count * size);',
    to: `  let day = anchor;
  for (let i = 0; i < n; i++) day = add(day, interval.count * size);
  return day;`,
    caughtBy: 'service/src/subscription/schedule.test.ts',
  },
  {
    name: 'the day begins in London',
    why: 'Between midnight and nine in the morning, payments in Korea stand under the day before.',
    file: kst,
    from: 'new Date(instant + offsetMs).toISOString().slice(0, 10)',
    to: 'new Date(instant).toISOString().slice(0, 10)',
    caughtBy: 'service/src/kst.test.ts',
  },
  {
    name: 'due at ten in London',
    why: 'Charges are made in the evening, when nobody can help a payer.',
    file: kst,
    from: 'Date.parse(day) + hour * hourMs - offsetMs',
    to: 'Date.parse(day) + hour * hourMs',
    caughtBy: 'service/src/kst.test.ts',
  },
  {
    name: 'a retry moves the anchor',
    why: 'After a charge that was retried three days late, each later one comes three days late.',
    file: decide,
    from: '  return { ...after, next: dueAt(chargeAfter(plan, scheduled.n, charged + 1)) };',
    to: `  const then = chargeAfter(plan, scheduled.n, charged + 1);
  const lateMs = (plan.retryDays[scheduled.attempt - 1] ?? 0) * 86_400_000;
  return { ...after, next: dueAt(then && { ...then, at: then.at + lateMs }) };`,
    caughtBy: 'service/src/flows/charge-dates.test.ts',
  },
  {
    name: 'retries counted from the refusal',
    why: 'A charge that came late, after an outage, is retried on days that nobody promised.',
    file: schedule,
    from: '    const at = retryTime(plan, refused.n, attempt);',
    to: `    const planned = retryTime(plan, refused.n, attempt);
    const at = planned && planned + Math.max(0, refusedAt - refused.at);`,
    caughtBy: 'service/src/subscription/decide.test.ts',
  },
  {
    name: 'all retries at once',
    why: 'After an outage a charge spends all its retries within minutes, and the payer loses the subscription.',
    file: schedule,
    from: '    if (at !== undefined && at > refusedAt)',
    to: '    if (at !== undefined)',
    caughtBy: 'service/src/subscription/decide.test.ts',
  },
  {
    name: 'a retry on the next date',
    why: 'The payer is asked for two amounts on one day.',
    file: schedule,
    from: 'day >= chargeDay(plan, n + 1)',
    to: 'day > chargeDay(plan, n + 1)',
    caughtBy: 'service/src/subscription/schedule.test.ts',
  },
  {
    name: 'charged in arrears',
    why: 'Whoever resumes a subscription after half a year is charged six times in an hour.',
    file: schedule,
    from: '  const n = Math.max(after, periodOn(plan, yesterday)) + 1;',
    to: '  const n = yesterday ? after + 1 : 0;',
    caughtBy: 'service/src/subscription/schedule.test.ts',
  },
  {
    name: 'one charge too many',
    why: 'A plan of twelve charges makes thirteen.',
    file: schedule,
    from: 'charged >= plan.chargesMax',
    to: 'charged > plan.chargesMax',
    caughtBy: 'service/src/subscription/schedule.test.ts',
  },
  {
    name: 'charges are not counted',
    why: 'A plan of twelve charges goes on for ever.',
    file: decide,
    from: 'charged: charged + 1, refusals: 0 }',
    to: 'charged, refusals: 0 }',
    caughtBy: 'simulation',
  },
  {
    name: 'charged on the last day no more',
    why: 'The last charge of a plan is not made.',
    file: schedule,
    from: 'lastDay !== undefined && day > lastDay',
    to: 'lastDay !== undefined && day >= lastDay',
    caughtBy: 'service/src/subscription/schedule.test.ts',
  },
  {
    name: 'the first payment pays for nothing',
    why: 'Whoever pays on the anchor’s day is charged for that period again on the same day.',
    file: decide,
    from: '  return { period, next: dueAt(nextCharge(plan, period, approvedAt, 0)) };',
    to: '  return { period, next: dueAt(nextCharge(plan, period - 1, approvedAt, 0)) };',
    caughtBy: 'service/src/flows/charge-dates.test.ts',
  },
];

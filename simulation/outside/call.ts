import { type Draw, shareOf } from '../chance.ts';
import type { Schedule } from '../schedule.ts';
import { type Fate, type Port, rowOf } from './fates.ts';
import type { Process } from './process.ts';

/** What every call that leaves the service has to do with. */
export interface Outside {
  readonly schedule: Schedule;
  /** How long things take, by process and call. */
  readonly durations: Draw;
  /** What befalls this call, if anything. */
  fateOf(process: Process, port: Port, name: string): Fate | undefined;
  /** Writes down what has happened, for people and for the trace. */
  note(process: Process, name: string, moment: Moment, fate: Fate | undefined): void;
}

/** Left the process; had its effect; came back with an answer, with none, or was not sent because it was too late. */
export type Moment = 'sent' | 'done' | 'answered' | 'unanswered' | 'too_late';

/** How long a call takes there and back, in ms: up to `usual`, and `longest` when it is slow. */
const takes: Readonly<Record<Port, { readonly usual: number; readonly longest: number }>> = {
  table: { usual: 30, longest: 6_200 },
  // KakaoPay ends any request after 11 s ([client]).
  kakaopay: { usual: 400, longest: 10_900 },
  webhooks: { usual: 200, longest: 14_900 },
};
/** A function stands still for so long, in ms: mostly for seconds, at times for longer than anything is waited for. */
const freezesMs = [2_000, 4_000, 8_000, 20_000, 120_000, 1_200_000];

export interface Call<T> {
  readonly port: Port;
  readonly name: string;
  /** Has the effect; the answer is its result. */
  readonly act: () => Promise<T>;
  /** What a broken connection rejects with. */
  readonly broken: () => Error;
  /** What the caller makes of no answer in that time; a port without one waits as long as it takes. */
  readonly timeout?: { readonly ms: number; readonly error: () => Error };
  /** Nothing leaves from then on, ms since 1970. */
  readonly tooLate?: { readonly at: number; readonly error: () => Error };
  /** What stands in the place of the act, by what befalls the call. */
  readonly instead?: Partial<Record<Fate, () => Promise<T>>>;
}

/** Lets a process call the outside: the call leaves, has its effect and is answered, each at a moment of its own. */
export function callOutside<T>(outside: Outside, process: Process, call: Call<T>): Promise<T> {
  const { schedule } = outside;
  const fate = outside.fateOf(process, call.port, call.name);
  const drawn = outside.durations(process.number, process.calls++);
  if (fate === 'frozen') freeze(schedule, process, drawn);
  return new Promise<T>((resolve, reject) => {
    const begunAt = schedule.now();
    /** Whatever comes back is heard by a process that is alive and awake, and only until its patience ends. */
    const hear = (moment: Moment, settle: () => void) => () =>
      whenAwake(schedule, process, () => {
        const isOver = call.timeout !== undefined && schedule.now() - begunAt >= call.timeout.ms;
        outside.note(process, call.name, isOver ? 'unanswered' : moment, fate);
        if (isOver) reject((call.timeout as NonNullable<typeof call.timeout>).error());
        else settle();
      });
    const send = () => {
      if (fate === 'killed_before') return process.die();
      if (call.tooLate && schedule.now() >= call.tooLate.at) {
        return hear('too_late', () => reject(call.tooLate?.error()))();
      }
      outside.note(process, call.name, 'sent', fate);
      carry(outside, process, call, { fate, drawn, hear, resolve, reject });
    };
    whenAwake(schedule, process, send);
  });
}

interface Carried<T> {
  readonly fate: Fate | undefined;
  readonly drawn: number;
  readonly hear: (moment: Moment, settle: () => void) => () => void;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

function carry<T>(
  { schedule, note }: Outside,
  process: Process,
  call: Call<T>,
  { fate, drawn, hear, resolve, reject }: Carried<T>,
): void {
  const { usual, longest } = takes[call.port];
  const share = shareOf(drawn);
  const allMs = fate === 'slow' ? longest : 1 + share * share * usual;
  const usualThereMs = allMs * (((drawn & 0xff) + 1) / 257);
  const thereMs = fate === 'late' ? longest * share : usualThereMs;
  const { noEffect, back } = fate ? rowOf(fate) : ({} as { noEffect?: true; back?: 'broken' | 'nothing' });
  const patienceMs = call.timeout?.ms ?? longest;
  const isTooSlow = back === 'nothing' || allMs > patienceMs;

  if (isTooSlow)
    schedule.after(
      patienceMs,
      hear('unanswered', () => reject((call.timeout?.error ?? call.broken)())),
    );
  else if (back === 'broken')
    schedule.after(
      allMs,
      hear('unanswered', () => reject(call.broken())),
    );
  if (noEffect) return;
  schedule.after(thereMs, () => {
    note(process, call.name, 'done', fate);
    const done = ((fate && call.instead?.[fate]) ?? call.act)();
    if (fate === 'killed_after') process.die();
    // Heard later, or never.
    done.catch(() => undefined);
    if (isTooSlow || back === 'broken') return;
    schedule.after(allMs - thereMs, () =>
      done.then(
        (value) => hear('answered', () => resolve(value))(),
        (error) => hear('unanswered', () => reject(error))(),
      ),
    );
  });
}

function freeze(schedule: Schedule, process: Process, drawn: number): void {
  const ms = freezesMs[drawn % freezesMs.length] as number;
  process.frozenUntil = Math.max(process.frozenUntil, schedule.now() + ms);
}

/** Goes on when the process no longer stands still; never, when it is dead. */
function whenAwake(schedule: Schedule, process: Process, go: () => void): void {
  if (process.isDead) return;
  if (schedule.now() >= process.frozenUntil) go();
  else schedule.at(process.frozenUntil, () => whenAwake(schedule, process, go));
}

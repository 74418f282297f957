import type { Answer } from '../../service/src/http/message.ts';
import { both, cutRun } from '../../world/cuts.ts';
import { listen } from '../../world/listening.ts';
import type { Hook } from '../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../world/world.ts';
import { type Cell, meanwhile } from './cells.ts';
import type { Flow, Met } from './flow.ts';
import { judgeWorld } from './judge-world.ts';

/** The shop's endpoint: it is told of everything in every world. */
export const endpointId = 'we_a';

/** A world in which the run of a flow is about to begin. */
export async function prepared(flow: Flow): Promise<{ readonly virtual: VirtualWorld; readonly subject: unknown }> {
  const virtual = await createWorld(flow.world);
  await listen(virtual, endpointId);
  return { virtual, subject: await flow.prepare(virtual) };
}

const isAnswer = (given: unknown): given is Answer =>
  typeof given === 'object' && given !== null && 'body' in given && 'status' in given;

/** Runs one cell in a world of its own; gives what is wrong when all has come to rest. */
export async function runCell(flow: Flow, cell: Cell): Promise<readonly string[]> {
  try {
    return await violationsOf(flow, cell);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

async function violationsOf(flow: Flow, cell: Cell): Promise<readonly string[]> {
  const { virtual, subject } = await prepared(flow);
  const { aftermath, other, place, hook: fault } = cell;
  const answers: Answer[] = [];
  const note = async (run: Promise<unknown>): Promise<void> => {
    const given = await run;
    if (isAnswer(given)) answers.push(given);
  };
  const again = () => note(flow.act(virtual, subject));
  let otherAnswer: Answer | undefined;
  const there = async () => {
    const act = flow.others?.[other?.name ?? ''];
    if (act === undefined) throw new Error(`${flow.name}: nobody does ${other?.name}`);
    const given = await act(virtual, subject);
    if (isAnswer(given)) otherAnswer = given;
  };
  const effects = new Set<string>();
  const watch: Hook = ({ name, moment }) => {
    if (moment === 'after') effects.add(name);
  };
  const inBetween = other?.when === 'meanwhile' ? there : aftermath === 'twin' ? again : undefined;
  const hook = both(watch, inBetween ? meanwhile(place, inBetween, fault) : fault);
  await note(cutRun(flow.act(virtual, subject, hook).catch(whatIsCut)));
  if (other?.when === 'then') await there();
  await after(aftermath, virtual, again);
  const isRepeated = ['refresh', 'twin', 'all at once'].includes(aftermath ?? '');
  const did = (name: string) => effects.has(name);
  const met: Met = { isRepeated, other, otherAnswer, answers, did };
  await flow.finish?.(virtual, subject, met);
  await virtual.settle();
  const told = otherAnswer ? [...answers, otherAnswer] : answers;
  return [...(await judgeWorld(virtual, told)), ...(await flow.judge(virtual, subject, met))];
}

/** What a run that is cut throws is for its caller: Lambda, who logs it. A crash goes on. */
function whatIsCut(error: unknown): undefined {
  if ((error as Error).name === 'TableError' || (error as { code?: string }).code === 'ECONNRESET') return undefined;
  throw error;
}

async function after(aftermath: Cell['aftermath'], virtual: VirtualWorld, again: () => Promise<void>): Promise<void> {
  if (aftermath === 'refresh') {
    await again();
    await again();
  }
  if (aftermath !== 'wake' && aftermath !== 'all at once') return;
  await virtual.pass(31_000);
  if (aftermath === 'wake') await virtual.wake();
  else await Promise.all([virtual.wake(), again(), virtual.wake(), again()]);
}

import { isDeepStrictEqual } from 'node:util';
import { createAsking } from './asking.ts';
import type { Fact, Section } from './fact.ts';
import type { Target } from './target.ts';

/** What came of one fact. `failed`: it was asked, and no answer came that could be judged. */
export type Result =
  | { readonly id: string; readonly outcome: 'agrees' | 'not_asked' }
  | { readonly id: string; readonly outcome: 'differs'; readonly seen: unknown }
  | { readonly id: string; readonly outcome: 'failed'; readonly reason: string };

/** What could be an id, a token or a key: it is not written down, whatever KakaoPay answers. */
const idLike = /(?=[a-z]*\d)[0-9a-z]{16,}/gi;

/** As it is written down: what JSON leaves out was not there. */
const written = (seen: unknown): unknown =>
  JSON.parse(
    JSON.stringify(seen ?? null, (_, value) => (typeof value === 'string' ? value.replace(idLike, '…') : value)),
  );

/** Asks every fact that the target can be asked, one after the other. */
export async function runFacts(
  sections: readonly Section[],
  target: Target,
  told: (fact: Fact, result: Result) => void = () => {},
): Promise<readonly Result[]> {
  const asking = createAsking(target);
  const resultOf = async (fact: Fact): Promise<Result> => {
    const { id } = fact;
    if (fact.needs?.some((need) => !target.can.has(need))) return { id, outcome: 'not_asked' };
    try {
      const seen = written(await fact.ask(asking));
      return isDeepStrictEqual(seen, written(fact.expect))
        ? { id, outcome: 'agrees' }
        : { id, outcome: 'differs', seen };
    } catch (error) {
      return { id, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  const results: Result[] = [];
  for (const fact of sections.flatMap(({ facts }) => facts)) {
    const result = await resultOf(fact);
    results.push(result);
    told(fact, result);
  }
  return results;
}

/** The facts that the simulator may not contradict, and does: documented or seen. */
export const contradictions = (sections: readonly Section[], results: readonly Result[]): readonly Fact[] =>
  sections
    .flatMap(({ facts }) => facts)
    .filter(({ mark }) => mark !== 'inferred')
    .filter(({ id }) => results.some((result) => result.id === id && isWrong(result)));

const isWrong = ({ outcome }: Result) => outcome === 'differs' || outcome === 'failed';

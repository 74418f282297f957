import { heading, leftOut, MissingTool, step } from '../cloud/steps.ts';
import { commandOf, type Example, java, python, runCommand } from './shops.ts';

/** The recipes of `examples/recipes` that `npm test` cannot run, each by its command in their README. */

interface Recipe extends Pick<Example, 'needs' | 'needed'> {
  readonly name: string;
  /** A word in its command. */
  readonly word: string;
}

export const recipes: readonly Recipe[] = [
  { name: 'Jest', word: 'npm install', needs: [], needed: 'npm' },
  { ...python, name: 'pytest', word: 'pip install' },
  { ...java, name: 'JUnit', word: 'mvn' },
];

export const folder = 'recipes';

export async function checkRecipes(): Promise<void> {
  heading('The recipes for tests');
  for (const { name, word, needs, needed } of recipes) {
    const run = runCommand({ folder, needs, needed }, commandOf({ folder }, word));
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof MissingTool) leftOut(`the recipe for ${name}`, error);
    else await step(`the tests of the recipe for ${name} pass`, () => run);
  }
}

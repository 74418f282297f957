import { expect, it } from 'vitest';
import { orderOf } from './cold.ts';
import type { Contestant } from './contestants.ts';

const contestants: readonly Contestant[] = ['raw', 'ours', 'sdk', 'empty'].map((name) => ({
  name,
  title: name,
  taskRoot: '',
  handler: '',
}));

const names = (round: number) => orderOf(contestants, round).map(({ name }) => name);

it('mirrors the two that are compared around the others, and turns the order round in each round', () => {
  expect(names(0)).toEqual(['raw', 'ours', 'sdk', 'empty', 'ours', 'raw']);
  expect(names(1)).toEqual(['ours', 'raw', 'empty', 'sdk', 'raw', 'ours']);
});

import { describe, expect, test } from 'vitest';
import { scopes } from '../service/src/store/api-keys.ts';
import { reviewPayment, startNeverKnown } from '../world/review.ts';
import { createWorld } from '../world/world.ts';
import { documentAt } from './docs/documents.ts';

// Goal: whoever types what the runbook says at night is answered as it says.

const { text } = documentAt('docs/runbooks/payments-to-review.md');
const commands = [...text.matchAll(/curl (?:-\S+ )?"\$URL\/v1\/payments\/\$PAYMENT\/review"[\s\S]*?-d '([^']*)'/g)];
const bodies = commands.map(([, body = '']) => body);

test('the runbook shows each action', () => {
  expect(bodies.map((body) => JSON.parse(body).action)).toEqual([
    'ask_again',
    'adopt',
    'settle_by_hand',
    'settle_by_hand',
  ]);
});

describe.each(bodies)('%s', (body) => {
  test('is answered with the payment', async () => {
    const virtual = await createWorld();
    const id = await startNeverKnown(virtual, false);
    // Where it is settled by hand, KakaoPay still says nothing.
    const isByHand = body.includes('settle_by_hand');
    const answer = await reviewPayment(virtual, id, body, ({ name }) =>
      isByHand && name.startsWith('kakaopay.') ? 'lose' : undefined,
    );
    expect(answer.status, answer.body).toBe(200);
  });
});

test('every scope is told', () => {
  const operations = documentAt('docs/operations.md').text;
  for (const scope of scopes) expect(operations).toContain(`\`${scope}\``);
});

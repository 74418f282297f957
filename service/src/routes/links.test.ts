import { expect, test } from 'vitest';
import { startPaid, statusOf } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import { type LinkPurpose, signedId } from '../signed-links.ts';

const purposes: readonly LinkPurpose[] = ['checkout', 'return', 'receipt'];

/** The addresses a link may be tried at, and the one purpose that opens each. */
const doors: readonly (readonly [string, LinkPurpose])[] = [
  ['/checkout/{link}', 'checkout'],
  ['/receipt/{link}', 'receipt'],
  ['/return/{link}/result', 'return'],
  ['/return/{link}/cancel', 'return'],
  ['/return/{link}/fail', 'return'],
  ['/return/{link}/approve', 'return'],
];

test.each(doors.flatMap(([path, opens]) => purposes.map((purpose) => [path, purpose, purpose === opens] as const)))(
  '%s with a link for the %s: %s',
  async (path, purpose, opens) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const { search } = new URL(comeBack);
    const link = signedId(virtual.service.settings, purpose, id);
    const answer = await virtual.get(`${path.replace('{link}', link)}${search}`);
    expect(answer.status === 404).toBe(!opens);
    if (opens) return;
    expect(answer.body).not.toContain('초코파이');
    expect(await statusOf(virtual, id)).toBe('ready');
    expect(virtual.simulator.ledger().entries).toEqual([]);
  },
);

test("what others hang on a payer's link, in whatever encoding, keeps nobody from paying", async () => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  const { pathname, searchParams } = new URL(comeBack);
  const query = { ...Object.fromEntries(searchParams), utm_campaign: '\ufffd\ufffd' };
  await virtual.checkout({ path: pathname, query, notUtf8: 'The query.' });
  expect(await statusOf(virtual, id)).toBe('approved');
});

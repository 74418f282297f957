import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Manner, Post } from './exchange.ts';
import { type Installed, peers } from './install.ts';
import { type Pay, payAtStripe, payAtStripeAtOnce, payOurs, payPlayedBack } from './payments.ts';
import type { Start } from './program.ts';

/** A simulator that listens on a port, and how a payment is made with it. */
export interface Contestant {
  readonly name: string;
  readonly manner: Manner;
  readonly start: (port: number) => Start;
  /** Makes what must be there before the first payment; gives how a payment is made. */
  readonly payment: (post: Post) => Promise<Pay>;
}

const kakaoPay: Manner = { type: 'application/json', authorization: 'SECRET_KEY DEV0000' };
const stripe: Manner = { type: 'application/x-www-form-urlencoded', authorization: 'Bearer sk_test_12345' };

/** Ours, then the peers that could be installed. `folder` is for what they keep. */
export function contestants(root: string, installed: Installed, folder: string): readonly Contestant[] {
  const { node, modules, stripeMock, wireMock, localStripe } = installed;
  mkdirSync(join(folder, 'mappings'), { recursive: true });
  cpSync(join(peers, 'wiremock.json'), join(folder, 'mappings/wiremock.json'));
  const start = (command: string, args: (port: string) => string[]) => (port: number) => ({
    command,
    args: args(String(port)),
    cwd: folder,
  });
  const bin = join(root, 'packages/simulator/bin/kakaopay-simulator.js');
  const emulate = [join(modules, 'emulate/dist/index.js'), 'start', '--service', 'stripe'];
  const prism = [join(modules, '@stoplight/prism-cli/dist/index.js'), 'mock', join(peers, 'kakaopay.json')];
  const jar = (file: string) => ['-jar', file, '--disable-banner', '--bind-address', '127.0.0.1', '--root-dir', folder];
  const has = (program: string | undefined, contestant: (program: string) => Contestant): readonly Contestant[] =>
    program === undefined ? [] : [contestant(program)];
  return [
    {
      ...{ name: 'ours', manner: kakaoPay, payment: async () => payOurs },
      start: start(node, (port) => [bin, '--port', port]),
    },
    {
      ...{ name: 'emulate (Stripe)', manner: stripe, payment: async () => payAtStripeAtOnce },
      start: start(node, (port) => [...emulate, '--port', port]),
    },
    {
      ...{ name: 'Prism', manner: kakaoPay, payment: async () => payPlayedBack },
      start: start(node, (port) => [...prism, '--host', '127.0.0.1', '--port', port]),
    },
    ...has(stripeMock, (program) => ({
      ...{ name: 'stripe-mock', manner: stripe, payment: async () => payAtStripe('pm_card_visa') },
      start: start(program, (port) => ['-http-addr', `127.0.0.1:${port}`]),
    })),
    ...has(wireMock, (file) => ({
      ...{ name: 'WireMock', manner: kakaoPay, payment: async () => payPlayedBack },
      start: start('java', (port) => [...jar(file), '--port', port]),
    })),
    ...has(localStripe, (program) => ({
      ...{ name: 'localstripe', manner: stripe, payment: async (post) => payAtStripe(await addCard(post)) },
      start: start(program, (port) => ['--port', port, '--from-scratch']),
    })),
  ];
}

/** localstripe knows no ready-made cards. */
async function addCard(post: Post): Promise<string> {
  const card = { 'card[number]': '4242424242424242', 'card[exp_month]': 12, 'card[exp_year]': 2040, 'card[cvc]': 123 };
  const { id } = await post<{ id: string }>('/v1/payment_methods', { type: 'card', ...card });
  return id;
}

import { type Context, Hono } from 'hono';
import { APP_PAGE, PAGES } from '../api/addresses.ts';
import type { Control } from '../control/control.ts';
import { payBody } from '../control/schemas.ts';
import { open } from '../core/payer.ts';
import type { Payment, World } from '../core/world.ts';
import { paymentPage } from '../pages/index.ts';
import type { ActView, Device } from '../views.ts';
import { json, page, seeOther } from './headers.ts';
import { validInput } from './input.ts';
import { wantsJson } from './language.ts';
import { isHandedOver, paymentView, stateView } from './payment-view.ts';
import { refusal, refusalOf } from './refusals.ts';

interface WebParts {
  readonly world: World;
  readonly control: Control;
  readonly baseUrl: () => string;
}

/** Each address pattern once; both kinds of payment of the legacy generation share theirs. */
const PATTERNS: ReadonlyMap<string, Device> = new Map([
  ...PAGES.map(({ path, device }): [string, Device] => [path(':hash{[0-9a-f]+}'), device]),
  [`${APP_PAGE}:hash{[0-9a-f]+}`, 'app' as const],
]);

type Act = (payment: Payment, request: Request) => Promise<ActView>;

/** The address of the page itself, for a phone that stays where it is. */
function ownPage(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\/(pay|quit)$/, '') + search;
}

async function answerAct(request: Request, payment: Payment, act: Act): Promise<Response> {
  try {
    const { redirect } = await act(payment, request);
    const to = isHandedOver(request) ? ownPage(request) : redirect;
    return wantsJson(request) ? json({ redirect: to }) : seeOther(to);
  } catch (error) {
    return refusalOf(request, error, ownPage(request));
  }
}

const noPage = (request: Request) => refusal(request, 'not_found', 'There is no payment at this address.');

/** The pages a payer sees, and what their buttons and their polling ask for. */
export function paymentPages({ world, control, baseUrl }: WebParts): Hono {
  const app = new Hono();
  const paymentOf = (c: Context) => world.byPage.get(c.req.param('hash') ?? '');
  const acts: Readonly<Record<string, Act>> = {
    async pay(payment, request) {
      const { method, card, install_month: months } = await validInput(request, payBody);
      const installMonths = months === undefined ? undefined : Number(months);
      return control.payer.pay(payment.tid, { method, card, installMonths });
    },
    quit: (payment) => control.payer.quit(payment.tid),
  };
  for (const [pattern, device] of PATTERNS) {
    app.get(pattern, (c) => {
      const payment = paymentOf(c);
      if (payment === undefined) return noPage(c.req.raw);
      open(world, payment);
      return page(paymentPage(paymentView(world, baseUrl(), payment, device, c.req.raw)));
    });
    app.get(`${pattern}/state`, (c) => {
      const payment = paymentOf(c);
      return payment ? json(stateView(world, payment, c.req.raw)) : noPage(c.req.raw);
    });
    for (const [name, act] of Object.entries(acts)) {
      app.post(`${pattern}/${name}`, (c) => {
        const payment = paymentOf(c);
        return payment ? answerAct(c.req.raw, payment, act) : noPage(c.req.raw);
      });
    }
  }
  return app;
}

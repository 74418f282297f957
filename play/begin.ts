import { type CoreSimulator, createSimulator } from 'kakaopay-simulator/browser';
import { type Call, caller } from './calling.ts';
import { element } from './elements.ts';
import type { Order } from './order.ts';
import { createPhone, type Phone } from './phone.ts';
import { createShop, type Shop, type ShopKind } from './shop.ts';
import { showBooks } from './show-books.ts';
import { clearLog, showCall } from './show-log.ts';
import { type Language, type Words, words } from './words.ts';

/** What each button does, by its id. */
export type Acts = Readonly<Partial<Record<string, () => unknown>>>;

/** The calls whose lost answer is about money. */
const risky = ['approve', 'cancel', 'subscription'] as const;

const isLosing = () => element('lose').getAttribute('aria-pressed') === 'true';

function setLosing({ faults }: CoreSimulator, on: boolean): void {
  faults.clear();
  if (on) for (const call of risky) faults.add({ call, kind: 'lose_answer', times: 1 });
  element('lose').setAttribute('aria-pressed', String(on));
}

const phoneWords = (text: Words) =>
  ({
    paid: [text.phonePaid, text.phonePaidHint],
    failed: [text.phoneFailed, text.phoneFailedHint],
    waiting: [text.phoneWaiting, text.phoneWaitingHint],
  }) as const;

interface World {
  readonly sim: CoreSimulator;
  readonly shop: Shop;
  readonly phone: Phone;
  readonly show: () => void;
  /** Shows what the shop says to the payer. */
  readonly tell: (order: Order | undefined) => void;
}

function setTime(sim: CoreSimulator, lang: Language): void {
  element('time').textContent = new Date(sim.clock.now()).toLocaleString(lang, { timeZone: 'Asia/Seoul' });
}

function showAll(sim: CoreSimulator, { orders }: Shop, lang: Language): void {
  showBooks(sim.payments(), orders, words[lang]);
  setTime(sim, lang);
  const last = orders.at(-1);
  for (const id of ['reload', 'ask', 'cancel']) element<HTMLButtonElement>(id).disabled = last === undefined;
  element<HTMLButtonElement>('charge').disabled = last?.sid === undefined;
}

function actsOf({ sim, shop, phone, show, tell }: World): Acts {
  const buy = async (monthly: boolean) => {
    const address = await shop.buy(monthly);
    if (address) await phone.open(address);
    show();
  };
  /** About the last order: without one the button is not to be pressed. */
  const about = (act: (order: Order) => Promise<unknown>) => async () => {
    const last = shop.orders.at(-1);
    if (last) await act(last);
    show();
  };
  return {
    buy: () => buy(false),
    subscribe: () => buy(true),
    reload: async () => tell(await shop.reloaded()),
    ask: about(async (order) => {
      await shop.ask(order);
      tell(order);
    }),
    cancel: about((order) => shop.cancel(order, 1000)),
    charge: about((order) => {
      sim.clock.advance('31d');
      return shop.charge(order);
    }),
    lose: () => setLosing(sim, !isLosing()),
    clock: () => {
      sim.clock.advance('16m');
      show();
    },
  };
}

/** A fresh KakaoPay, a fresh shop and a phone with nothing on it. */
export async function begin(kind: ShopKind, lang: Language): Promise<Acts> {
  const text = words[lang];
  const sim = await createSimulator();
  const seen = (call: Call) => {
    showCall(call, text);
    // One answer was to be lost, and it has been.
    if (call.answered.lost) setLosing(sim, false);
  };
  const shop = createShop(kind, caller(sim, seen));
  const show = () => showAll(sim, shop, lang);
  const tell = (order: Order | undefined) => {
    if (order) phone.say(...phoneWords(text)[order.believes]);
    show();
  };
  const phone = createPhone({ sim, lang, toShop: async (address) => tell(await shop.visited(address)) });
  clearLog();
  setLosing(sim, false);
  phone.say(text.phoneEmpty);
  show();
  return actsOf({ sim, shop, phone, show, tell });
}

import type { CoreSimulator } from 'kakaopay-simulator/browser';
import { element, make } from './elements.ts';
import type { Language } from './words.ts';

/** The payer's phone: a frame that shows the simulator's own payment pages, and does without a network. */
export interface Phone {
  /** Opens a page of the simulator. */
  open(address: string): Promise<void>;
  /** Shows a message of the shop, or that there is nothing yet. */
  say(title: string, hint?: string): void;
}

interface PhoneParts {
  readonly sim: CoreSimulator;
  readonly lang: Language;
  /** The payer was led to an address of the shop. */
  readonly toShop: (address: string) => Promise<void>;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly body: string;
}

const look: Sent = { method: 'GET', body: '' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** What a form sends, by the button that was pressed. */
function sentBy(event: SubmitEvent): { readonly address: string; readonly sent: Sent } {
  const from = event.target as HTMLFormElement;
  const address = event.submitter?.getAttribute('formaction') ?? from.getAttribute('action') ?? '';
  const fields = [...new FormData(from, event.submitter)].map(([name, value]): [string, string] => [name, `${value}`]);
  return { address, sent: { method: 'POST', body: new URLSearchParams(fields).toString() } };
}

export function createPhone({ sim, lang, toShop }: PhoneParts): Phone {
  const frame = element<HTMLIFrameElement>('phone');
  /** The page with its style in it, and without what would load or run anything. */
  const show = async (html: string) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const unwanted of page.querySelectorAll('link, script, noscript')) unwanted.remove();
    const { body: css } = await sim.answer({ path: '/assets/page.css' });
    page.head.append(make('style', [css]));
    frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
  };
  const go = async (address: string, { method, body }: Sent): Promise<void> => {
    const { origin, pathname, search, searchParams } = new URL(address, sim.url);
    if (origin !== sim.url) return toShop(address);
    const query = searchParams.has('lang') ? search.slice(1) : `lang=${lang}`;
    const headers = { accept: 'text/html', ...(method === 'POST' ? form : {}) };
    const answer = await sim.answer({ method, path: pathname, query, headers, body });
    if (answer.status === 303) return go(answer.headers.location as string, look);
    await show(answer.body);
  };
  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    page?.addEventListener('submit', (event) => {
      event.preventDefault();
      const { address, sent } = sentBy(event);
      void go(address, sent);
    });
    page?.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      const address = link?.getAttribute('href') ?? '#';
      if (address.startsWith('#')) return;
      event.preventDefault();
      void go(address, look);
    });
  });
  const say = (title: string, hint = '') => {
    const message = make('section', [make('h1', [title]), make('p', [hint])], { class: 'box message' });
    const main = make('main', [message], { class: 'frame' });
    void show(`<!doctype html><html lang="${lang}"><head><title>…</title></head><body>${main.outerHTML}</body></html>`);
  };
  const open: Phone['open'] = (address) => {
    // On a small screen it lies below what was pressed.
    frame.scrollIntoView({ block: 'nearest' });
    return go(address, look);
  };
  return { open, say };
}

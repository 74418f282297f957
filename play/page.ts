import { type TextName, words } from './words.ts';

/** The page's HTML, in Korean until its script has read which language is wanted. */

const text = (name: TextName) => `data-word="${name}">${words.ko[name]}`;

const act = (id: TextName, look = '') => `<button type="button" id="${id}"${look} ${text(id)}</button>`;

const kind = (name: 'naive' | 'careful', checked: string) => `<label class="choice">
          <input type="radio" name="kind" value="${name}"${checked}>
          <strong ${text(name)}</strong>
          <small ${text(`${name}Hint`)}</small>
        </label>`;

const headings = (names: readonly TextName[]) => names.map((name) => `<th scope="col" ${text(name)}</th>`).join('');

const book = (
  id: string,
  names: readonly TextName[],
  empty: TextName,
) => `<p class="quiet" id="${id}-empty" ${text(empty)}</p>
        <table id="${id}" aria-labelledby="${id}-title" hidden>
          <thead><tr>${headings(names)}</tr></thead>
          <tbody></tbody>
          <tfoot><tr><th scope="row" colspan="2" ${text('sum')}</th><td></td></tr></tfoot>
        </table>`;

const shop = `<section class="box" aria-labelledby="orders-title">
        <h2 id="orders-title" ${text('shopBook')}</h2>
        ${book('orders', ['order', 'believes', 'won'], 'noOrders')}
        <fieldset>
          <legend ${text('shopKind')}</legend>
          ${kind('naive', ' checked')}
          ${kind('careful', '')}
          <p class="quiet" ${text('kindNote')}</p>
        </fieldset>
        <h3 ${text('shopActs')}</h3>
        <div class="acts">
          ${act('buy', ' class="main"')}
          ${act('subscribe')}
          ${(['reload', 'ask', 'cancel', 'charge'] as const).map((id) => act(id, ' disabled')).join('\n          ')}
          <p class="quiet" ${text('lastOrder')}</p>
        </div>
      </section>`;

const phone = `<section class="box" aria-labelledby="phone-title">
        <h2 id="phone-title" ${text('phoneTitle')}</h2>
        <div class="phone"><iframe id="phone" title="${words.ko.phoneTitle}"></iframe></div>
      </section>`;

const wrong = `<section class="box" aria-labelledby="wrong-title">
        <h2 id="wrong-title" ${text('wrongTitle')}</h2>
        <div class="wrong">
          <div class="acts">
            ${act('lose', ' aria-pressed="false" aria-describedby="lose-hint"')}
            <p class="quiet" id="lose-hint" ${text('loseHint')}</p>
          </div>
          <div class="acts">
            ${act('clock', ' aria-describedby="clock-hint"')}
            <p class="quiet" id="clock-hint"><span ${text('clockHint')}</span> <span ${text('now')}</span> <span id="time"></span></p>
          </div>
          <div class="acts">
            ${act('restart', ' aria-describedby="restart-hint"')}
            <p class="quiet" id="restart-hint" ${text('restartHint')}</p>
          </div>
        </div>
      </section>`;

const kakaoPay = `<section class="box" aria-labelledby="payments-title">
        <h2 id="payments-title" ${text('kakaoPayTitle')}</h2>
        ${book('payments', ['order', 'status', 'moved'], 'noPayments')}
      </section>`;

/** Nothing is loaded but what lies beside the page, and nothing can be sent anywhere. */
const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; img-src data:; base-uri 'none'";

const source = 'https://github.com/kakaopay-serverless/kakaopay-serverless/tree/main/packages/simulator';

export const pageHtml = `<!doctype html>
<html lang="ko">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <title>${words.ko.title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="play.css">
  <script src="play.js" defer></script>
</head>
<body>
  <a class="skip" href="#main" ${text('skip')}</a>
  <header class="banner"><p ${text('banner')}</p></header>
  <main class="page" id="main" tabindex="-1">
    <div class="top">
      <h1 ${text('title')}</h1>
      <nav class="languages" aria-label="${words.ko.languages}">
        <a href="?lang=ko" lang="ko" hreflang="ko">한국어</a><a href="?lang=en" lang="en" hreflang="en">English</a>
      </nav>
    </div>
    <div class="intro">
      <p ${text('intro')}</p>
      <h2 ${text('tryTitle')}</h2>
      <ol><li ${text('try1')}</li><li ${text('try2')}</li><li ${text('try3')}</li></ol>
    </div>
    <p class="verdict" id="verdict" role="status"></p>
    ${wrong}
    <div class="sides">
      ${shop}
      ${phone}
      ${kakaoPay}
    </div>
    <section class="box" aria-labelledby="log-title">
      <h2 id="log-title" ${text('logTitle')}</h2>
      <p class="quiet" ${text('logHint')}</p>
      <p class="quiet" id="log-empty" ${text('noCalls')}</p>
      <div class="log" id="log"></div>
    </section>
    <section class="quiet">
      <h2 ${text('about')}</h2>
      <p><span ${text('aboutText')}</span> <a href="${source}" ${text('code')}</a></p>
    </section>
  </main>
</body>
</html>
`;

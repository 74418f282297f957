import { html, raw } from 'hono/html';
import type { Language } from '../http/language.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import { documentHead, type Html } from '../pages/page.ts';
import { pageStyle } from '../pages/style.ts';
import type { Settings } from '../service.ts';
import { liveScript } from './live-script.ts';
import { consoleStyle } from './style.ts';
import type { Visit, Visitor } from './visit.ts';
import { type Section, sections } from './words/sections.ts';

/** What stands around every page of the console. */
export interface Frame {
  readonly visitor: Visitor;
  /** Absent before somebody is signed in. */
  readonly visit?: Visit;
  readonly title: string;
  readonly section?: Section | undefined;
  readonly body: Html;
  /** The language was chosen just now. */
  readonly chose?: boolean;
}

/** The whole document. */
export function framed(settings: Settings, { visitor, visit, title, section, body }: Frame): string {
  const { language, say } = visitor;
  const brand = settings.shop?.name || 'kakaopay-serverless';
  return String(html`<!doctype html>
<html lang="${language}">
${documentHead(`${title} · ${brand}`, pageStyle + consoleStyle)}
<body class="console">
<a class="skip" href="#main">${say('본문으로 건너뛰기', 'Skip to the content')}</a>
<header>
${isTestMerchant(settings.merchantCode) ? html`<p class="test">${say('테스트 가맹점이에요. 실제로 결제되지 않아요.', 'This is a test merchant: no money moves.')}</p>` : ''}
<div class="bar">
<p class="brand"><a href="/console">${brand}</a></p>
${visit ? html`<p class="who"><a href="/console/me">${visit.operator.name}</a></p>` : ''}
${languageSwitch(visitor)}
${visit ? findForm(visit) : ''}
</div>
${visit ? navigation(visit, section) : ''}
</header>
<main id="main" class="frame ${visit ? 'wide' : ''}" tabindex="-1">
${body}
</main>
<script>${raw(liveScript)}</script>
</body>
</html>`);
}

const findForm = ({
  say,
  formToken,
}: Visit): Html => html`<form class="find" role="search" method="post" action="/console/find">
<input type="hidden" name="token" value="${formToken}">
<input type="search" name="find" required maxlength="100" autocomplete="off" aria-label="${say('찾기', 'Find')}" placeholder="${say('주문 번호, 구매자, 결제 id, 금액, 날짜…', 'Order, buyer, payment id, amount, day…')}">
<button class="button small">${say('찾기', 'Find')}</button>
</form>`;

const navigation = (
  { say, operator }: Visit,
  current: Section | undefined,
): Html => html`<nav class="sections" aria-label="${say('메뉴', 'Sections')}">
${Object.entries(sections)
  .filter(([, { admin }]) => !admin || operator.role === 'admin')
  .map(
    ([name, { path, words }]) =>
      html`<a href="${path}"${name === current ? html` aria-current="page"` : ''}>${say(words)}</a>`,
  )}
</nav>`;

function languageSwitch({ language, query, say }: Visitor): Html {
  const choice = (other: Language, name: string) =>
    other === language
      ? html`<span lang="${other}" aria-current="true">${name}</span>`
      : html`<a href="?${new URLSearchParams({ ...query, lang: other })}" hreflang="${other}" lang="${other}">${name}</a>`;
  return html`<nav class="languages" aria-label="${say('언어', 'Language')}">${choice('ko', '한국어')}${choice('en', 'English')}</nav>`;
}

import { html } from 'hono/html';
import type { ListPageView, SettingRow } from '../views.ts';
import type { Markup } from './page-frame.ts';
import { type Words, words } from './words.ts';

/** Code in a question stands between backquotes. */
const spoken = (question: string): Markup =>
  html`${question.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

function settingField({ name, question, value, choices, mark }: SettingRow, text: Words): Markup {
  const options = choices.map(
    (choice, index) =>
      html`<option value="${choice}" ${choice === value ? 'selected' : ''}>${choice}${index === 0 ? ` (${text.assumed})` : ''}</option>`,
  );
  return html`<li class="setting">
    <label for="setting-${name}">${spoken(question)} <span class="quiet">${name} [${mark}]</span></label>
    <select id="setting-${name}" name="${name}">${options}</select>
  </li>`;
}

/** What is assumed where the real KakaoPay is not known, folded: most people never need it. */
export function settingsBox({ settings, actions, lang }: ListPageView): Markup {
  const text = words[lang];
  const changed = settings.filter(({ value, choices }) => value !== choices[0]).length;
  return html`<details class="box more" id="settings">
    <summary><h2>${text.settings}</h2> ${changed > 0 ? html`<span class="badge warn">${text.settingsChanged(String(changed))}</span>` : ''}</summary>
    <form method="post" action="${actions.settings}" class="stack">
      <p class="quiet">${text.settingsIntro}</p>
      <ul>${settings.map((setting) => settingField(setting, text))}</ul>
      <button class="button">${text.settingsSave}</button>
    </form>
  </details>`;
}

import { type Acts, begin } from './begin.ts';
import { element } from './elements.ts';
import type { ShopKind } from './shop.ts';
import { type Language, languages, type TextName, words } from './words.ts';

/** The script of the page: it is given its language and its buttons. KakaoPay, shop and phone are all in this tab. */

const asked = new URLSearchParams(location.search).get('lang');
const lang: Language = languages.find((language) => language === (asked ?? navigator.language.slice(0, 2))) ?? 'ko';
const text = words[lang];

function speak(): void {
  document.documentElement.lang = lang;
  document.title = text.title;
  for (const spoken of document.querySelectorAll<HTMLElement>('[data-word]')) {
    spoken.textContent = text[spoken.dataset.word as TextName];
  }
  element('phone').title = text.phoneTitle;
  document.querySelector('.languages')?.setAttribute('aria-label', text.languages);
  document.querySelector(`.languages [lang="${lang}"]`)?.setAttribute('aria-current', 'true');
}

const kindChosen = () => document.querySelector<HTMLInputElement>('[name="kind"]:checked')?.value as ShopKind;

speak();
let acts: Acts = {};
const restart = async () => {
  acts = await begin(kindChosen(), lang);
};
void restart();
document.addEventListener('click', ({ target }) => {
  const { id = '' } = (target as Element).closest('button') ?? {};
  if (id === 'restart') void restart();
  else void acts[id]?.();
});
document.addEventListener('change', ({ target }) => {
  if ((target as HTMLInputElement).name === 'kind') void restart();
});

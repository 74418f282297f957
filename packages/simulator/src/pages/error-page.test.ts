import { expect, test } from 'vitest';
import { errorPage } from './error-page.ts';
import { hostileText } from './sample-views.ts';
import { words } from './words.ts';

const reasons = ['not_found', 'refused', 'cannot', 'invalid'] as const;

test.each(reasons)('tells %s in both languages, the reader’s own first', (reason) => {
  const page = errorPage({ lang: 'en', status: 404, reason });
  expect(page).toContain(`<h1>${words.en.reason[reason].title}</h1>`);
  expect(page).toContain(words.ko.reason[reason].title);
  expect(page.indexOf(words.en.reason[reason].body)).toBeLessThan(page.indexOf(words.ko.reason[reason].body));
});

test('shows the detail, escaped, and the way back', () => {
  const page = errorPage({ lang: 'ko', status: 400, reason: 'invalid', detail: hostileText, backUrl: '/pay/abc/pc' });
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<script>|<img/);
  expect(page).toContain('href="/pay/abc/pc"');
});

import { expect, test } from 'vitest';
import { moduleUrl } from './module-url.ts';

test.each([
  ['/home/kim/a #b%20c?d/start.js', false, 'file:///home/kim/a%20%23b%2520c%3Fd/start.js'],
  ['C:\\Users\\김\\a #b\\start.js', true, 'file:///C:/Users/%EA%B9%80/a%20%23b/start.js'],
  ['\\\\server\\share\\start.js', true, 'file://server/share/start.js'],
])('%s', (path, windows, url) => {
  expect(moduleUrl(path, { windows })).toBe(url);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anchorOf, documentAt, root } from './docs/documents.ts';

// Goal: whoever reports something is asked in both languages, and nowhere for a secret or for a buyer's data.

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly value?: string; readonly label?: string; readonly description?: string };
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const folder = join(root, '.github/ISSUE_TEMPLATE');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder);
const forms = files.filter((file) => file !== 'config.yml').map((file) => [file, parse(read(file)) as Form] as const);

const isInBoth = (text = '') => /[a-z]{3}/i.test(text) && /\p{Script=Hangul}/u.test(text);

describe.each(forms)('%s', (_, { name, description, body }) => {
  test('speaks both languages', () => {
    const said = body.flatMap(({ attributes }) => [attributes.value, attributes.label, attributes.description]);
    for (const text of [name, description, ...said.filter((words) => words !== undefined)]) {
      expect(isInBoth(text), text).toBe(true);
    }
  });

  test('begins with what must not be written', () => {
    const [first, ...fields] = body;
    expect(first?.attributes.value).toMatch(/No keys.*`pg_token`.*no data of buyers/);
    expect(first?.attributes.value).toMatch(/키.*`pg_token`.*구매자의 데이터는 적지 마세요/);
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(fields.length);
    for (const id of ids) expect(id).not.toMatch(/key|secret|token|buyer|name|mail|phone/);
  });
});

test.each(files)('%s leads to pages of this repository that are there', (file) => {
  const ours = 'https://github.com/kakaopay-serverless/kakaopay-serverless/blob/main/';
  const pages = [...read(file).matchAll(/https:[^\s)]+/g)].map(([address]) => address);
  for (const address of pages.filter((page) => page.startsWith(ours))) {
    const [path = '', anchor] = address.slice(ours.length).split('#');
    expect(existsSync(join(root, path)), path).toBe(true);
    if (anchor) expect(documentAt(path).headings.map(anchorOf)).toContain(anchor);
  }
});

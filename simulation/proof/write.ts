import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofMarkdown } from './markdown.ts';
import { proofPage } from './page.ts';
import { type Proof, proofFile } from './proof.ts';
import { sentenceOf } from './sentence.ts';

const root = join(import.meta.dirname, '../..');

/** The READMEs, with the heading under which the sentence stands. */
const readmes = [
  { path: 'README.md', language: 'en', heading: '## How it is proved' },
  { path: 'README.ko.md', language: 'ko', heading: '## 증명' },
] as const;

/** Everything that is made from the figures and kept in the repository, by path from the root. */
export async function filesOf(proof: Proof): Promise<Readonly<Record<string, string>>> {
  const texts = readmes.map(({ path, language, heading }) => {
    const text = readFileSync(join(root, path), 'utf8');
    const [before = '', rest = ''] = text.split(`${heading}\n\n`);
    const after = rest.slice(rest.indexOf('\n'));
    return [path, `${before}${heading}\n\n${sentenceOf(proof, language)}${after}`];
  });
  return {
    'simulation/proof/result.json': proofFile(proof),
    'docs/proof.md': proofMarkdown(proof),
    'docs/proof.html': await proofPage(proof),
    ...Object.fromEntries(texts),
  };
}

export async function writeProof(proof: Proof): Promise<void> {
  for (const [path, text] of Object.entries(await filesOf(proof))) writeFileSync(join(root, path), text);
}

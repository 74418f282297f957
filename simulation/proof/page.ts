import { html, raw } from 'hono/html';
import { figureOf, folded, type Html, section, tableOf } from './elements.ts';
import {
  bugsGrid,
  commandsOf,
  coverageGrid,
  fatesGrid,
  invariantsGrid,
  matrixGrid,
  mutantsGrid,
  partsGrid,
} from './grids.ts';
import type { Step } from './history.ts';
import { thousands } from './numbers.ts';
import {
  historyPicture,
  mutantsPicture,
  type Picture,
  paymentsPicture,
  plantedPicture,
  truthPicture,
} from './pictures.ts';
import { type Proof, ranOn, withoutFigures } from './proof.ts';
import { type Headline, headlineOf } from './sentence.ts';
import { style } from './style.ts';
import { claimOf, koreanClaimOf, koreanSummary, leadOf, missingOf, notRun } from './texts.ts';
import { clockOf } from './time-line.ts';

const missing = html`<p><strong>${notRun}</strong></p>`;

const numbers = ({ payments, seeds, faults, violations }: Headline): Html => html`
<dl class="big">
<div><dt>payments</dt><dd>${thousands(payments)}</dd></div>
<div><dt>worlds, each with a seed of its own</dt><dd>${thousands(seeds)}</dd></div>
<div><dt>things broken on purpose</dt><dd>${thousands(faults)}</dd></div>
<div class="${violations === 0 ? 'good' : 'bad'}"><dt>violations, in all that was run</dt><dd>${thousands(violations)}</dd></div>
</dl>`;

const korean = (headline: Headline): Html => html`
<section lang="ko"><h2>${koreanClaimOf(headline)}</h2>
${koreanSummary(headline).map((text) => html`<p>${text}</p>\n`)}</section>`;

/** What a reader sees first. */
const beginning = (proof: Proof, headline: Headline): Html => html`
<p class="lead">${leadOf(headline)}</p>
${numbers(headline)}
<p><strong>${missingOf(withoutFigures(proof))}</strong></p>
${korean(headline)}`;

const stepsList = (steps: readonly Step[]): Html => html`
<ol>
${steps.map(({ at, from, to, text, isFault }) => {
  const way = from === to ? from : `${from} → ${to}`;
  return html`<li${isFault ? raw(' class="wrong"') : ''}>${clockOf(at)} ${way}: ${isFault ? '✕ ' : ''}${text}</li>\n`;
})}</ol>`;

const commands = (proof: Proof): Html => html`
<ul>
${commandsOf(proof).map(({ title, command, took }) => html`<li>${title}: <code>${command}</code> (${took})</li>\n`)}</ul>
<p>${ranOn(proof)}</p>`;

async function bodyOf(proof: Proof): Promise<Html[]> {
  const { simulate, matrix, planted, mutants } = proof.parts;
  const simulated = simulate?.found;
  const pictureOf = async <Kept>(found: Kept | undefined, draw: (found: Kept) => Promise<Picture>) =>
    found === undefined ? missing : figureOf(await draw(found));
  const orMissing = <Kept>(found: Kept | undefined, body: (found: Kept) => Html) =>
    found === undefined ? missing : body(found);
  const listed = <Kept>(found: Kept | undefined, body: (found: Kept) => Html) =>
    found === undefined ? html`` : body(found);
  return [
    section('payments', await pictureOf(headlineOf(proof), paymentsPicture)),
    section(
      'history',
      figureOf(await historyPicture(proof)),
      folded('Step by step, in words', stepsList(proof.history)),
    ),
    section('parts', tableOf(partsGrid(proof))),
    section(
      'invariants',
      orMissing(simulated, (found) => tableOf(invariantsGrid(found))),
    ),
    section(
      'matrix',
      orMissing(matrix?.found, (found) => tableOf(matrixGrid(found))),
    ),
    section(
      'coverage',
      orMissing(simulated, (found) => tableOf(coverageGrid(found))),
      folded('What the faults are', tableOf(fatesGrid())),
    ),
    section('truth', await pictureOf(simulated, truthPicture)),
    section(
      'planted',
      await pictureOf(planted?.found, plantedPicture),
      listed(planted?.found, (found) => folded('All of them', tableOf(bugsGrid(found)))),
    ),
    section(
      'mutants',
      await pictureOf(mutants?.found, mutantsPicture),
      listed(mutants?.found, (found) => folded('In numbers', tableOf(mutantsGrid(found)))),
    ),
    section('again', commands(proof)),
  ];
}

/** docs/proof.html: one file, which needs no other and no script. */
export async function proofPage(proof: Proof): Promise<string> {
  const headline = headlineOf(proof);
  const claim = headline ? claimOf(headline) : 'The proof';
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${claim}: the proof of kakaopay-serverless</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${claim}</h1>
${headline ? beginning(proof, headline) : missing}
${await bodyOf(proof)}
</main>
</body>
</html>
`);
}

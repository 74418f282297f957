import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { createSimulator } from 'kakaopay-simulator';
import { describe, expect, test } from 'vitest';
import { faultKinds, type NumberField, usualOf } from '../../packages/simulator/src/faults/kinds.ts';
import { documentAt, documentOf, fencesOf } from './documents.ts';
import { runSample } from './run-sample.ts';

// Goal: whoever orders a fault as README.md says gets it. Method: its table is held against the table of kinds, and its
// examples are run. The Korean one holds the same code, so running one language is enough.

const path = 'packages/simulator/README.md';
const { text } = documentAt(path);
const section = documentOf(path, text.slice(text.indexOf('## Faults'), text.indexOf("## Where KakaoPay's")));
const [commands = ''] = fencesOf(section, 'sh');
const [code = ''] = fencesOf(section, 'ts');
const rows = new Map(
  [...section.text.matchAll(/^\| `(\w+)` \| .* \| (.*) ?\|$/gm)].map(([, name = '', fields = '']) => [name, fields]),
);

/** How the table tells of a number: its values or its limits, the usual one first. */
function toldOf(name: string, field: NumberField): string {
  const usual = usualOf(field);
  const told = 'choices' in field ? field.choices.join(', ') : usual && `${usual}, at most ${field.max}`;
  return told === undefined ? `\`${name}\`` : `\`${name}\`: ${told}`;
}

test('the table has every kind, with the fields it takes', () => {
  for (const [kind, { numbers = {}, eitherWay, extras }] of Object.entries(faultKinds)) {
    const fields = Object.entries(numbers).map(([name, field]) => toldOf(name, field));
    const told = [...fields, ...(eitherWay ? ['`when`'] : [])].join('; ') + (extras ? ', `extras`' : '');
    expect(rows.get(kind)?.trim(), kind).toBe(told);
  }
});

test('the code does as it says', async () => {
  const program = `
import { createSimulator } from 'kakaopay-simulator';
const kakaopay = await createSimulator({ listen: false });
const tid = 'T1';
${code.replace('kakaopay.faults.list();', 'console.log(JSON.stringify(kakaopay.faults.list()));')}
console.log(JSON.stringify(kakaopay.faults.list()));`;
  const [listed = '', left = ''] = (await runSample(program)).trim().split('\n');
  expect(JSON.parse(listed)).toEqual([{ call: 'approve', kind: 'bank_unknown', tid: 'T1', times: 1, id: 1, fired: 0 }]);
  expect(JSON.parse(left)).toEqual([]);
}, 60_000);

const missing = ['bash', 'curl'].filter((program) => spawnSync(program, ['--version']).status !== 0);
if (missing.length > 0) console.log(`left out: the commands of the README's faults (no ${missing.join(', no ')})`);

describe.skipIf(missing.length > 0)('the commands', () => {
  test('order one for a call, and set rules', async () => {
    const kakaopay = await createSimulator();
    const run = async (script: string) =>
      (await promisify(execFile)('bash', ['-c', script.replaceAll('http://127.0.0.1:4000', kakaopay.url)])).stdout;
    const [alone = '', tenth = '', fifth = ''] = commands.split(/^# .*\n/m).slice(1);
    expect(JSON.parse(await run(alone))).toMatchObject({ error_code: -429 });
    expect(kakaopay.faults.list()).toEqual([]);
    expect(JSON.parse(await run(tenth)).faults).toMatchObject([{ every: 10, times: 3 }]);
    expect(JSON.parse(await run(fifth)).faults).toMatchObject([{}, { chance: 0.2, orderId: 'order-1' }]);
    await kakaopay.close();
  });
});

test('the header it names is one', async () => {
  const kakaopay = await createSimulator({ listen: false });
  const fault = section.inlineCode.find((part) => part.startsWith('refuse;')) ?? '';
  const headers = { authorization: 'SECRET_KEY DEV', 'content-type': 'application/json', 'Simulator-Fault': fault };
  const answer = await kakaopay.answer({ method: 'POST', path: '/online/v1/payment/approve', headers, body: '{}' });
  expect(JSON.parse(answer.body)).toMatchObject({
    error_code: -780,
    extras: { method_result_code: 'USER_LOCKED' },
  });
});

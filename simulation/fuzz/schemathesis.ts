import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One run of Schemathesis over one document. */
export interface Asking {
  readonly name: string;
  readonly command: string;
  /** Its configuration, beside this file. */
  readonly config: string;
  readonly document: string;
  readonly url: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where its report goes. */
  readonly folder: string;
}

export interface Asked {
  readonly name: string;
  readonly cases: number;
  readonly violations: readonly string[];
}

/** What of the JSON report is read here. */
interface Report {
  readonly complete: boolean;
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly {
    readonly code: string;
    readonly title: string;
    readonly count: number;
    readonly operations: readonly string[];
  }[];
  readonly errors: readonly unknown[];
  readonly operations: { readonly selected: number; readonly tested: number };
}

export async function askAll(asking: Asking): Promise<Asked> {
  const { name, command, config, document, url, args, environment, folder } = asking;
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  const child = spawn(
    command,
    [
      ...['--config-file', join(import.meta.dirname, config), 'run', document, '--url', url, '--no-color'],
      ...['--report', 'json', '--report-json-path', file, ...args],
    ],
    // It keeps what it has learned where it runs.
    { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  try {
    const asked = read(JSON.parse(readFileSync(file, 'utf8')) as Report, name);
    // The report says what, and the terminal's text how to do it again.
    if (asked.violations.length > 0 || code !== 0) console.error(said);
    if (code !== 0 && asked.violations.length === 0) throw new Error(`it ended with ${code}`);
    return asked;
  } catch (error) {
    return { name, cases: 0, violations: [`${name}: no report: ${(error as Error).message}\n${said}`] };
  }
}

function read({ complete, test_cases, failures, errors, operations }: Report, name: string): Asked {
  const { selected, tested } = operations;
  return {
    name,
    cases: test_cases.generated,
    violations: [
      ...failures.flatMap(({ code, title, operations: where }) =>
        where.map((one) => `${name}: ${one}: ${code} ${title}`),
      ),
      ...errors.map((error) => `${name}: ${JSON.stringify(error)}`),
      ...(complete && selected === tested && selected > 0
        ? []
        : [`${name}: ${tested} of ${selected} operations were asked`]),
    ],
  };
}

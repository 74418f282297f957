import { type ChildProcess, spawn } from 'node:child_process';
import { nowMs, within } from './clock.ts';
import { type Contestant, oursInProduction } from './contestants.ts';
import { visit } from './event.ts';
import type { Tools } from './install.ts';
import type { Outside } from './outside.ts';
import { type Invocation, startRuntimeApi } from './runtime-api.ts';

/** A function in a process of its own, as Lambda runs it: AWS's runtime client, the handler, its environment. */
export interface Lambda {
  readonly pid: number;
  readonly startedAtMs: number;
  /** One visit; rejects when it does not end in a redirect. */
  visit(): Promise<Invocation>;
  stop(): Promise<void>;
}

const answerLimitMs = 30_000;

export async function startLambda(contestant: Contestant, tools: Tools, outside: Outside): Promise<Lambda> {
  const api = await startRuntimeApi();
  const env = { ...environmentOf(contestant, outside), AWS_LAMBDA_RUNTIME_API: api.address };
  const startedAtMs = nowMs();
  const child = spawn(tools.node, [tools.runtimeClient], {
    cwd: contestant.taskRoot,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = endOf(child);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${contestant.name} could not be started`);
  return {
    pid,
    startedAtMs,
    visit: async () => {
      const died = ended.then((said) => Promise.reject(new Error(`${contestant.name} ended: ${said}`)));
      const invocation = await within(answerLimitMs, contestant.name, Promise.race([api.invoke(visit), died]));
      assertRedirect(contestant.name, invocation.answer);
      return invocation;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await api.close();
    },
  };
}

/** What the process said on its error stream, once it is gone. */
function endOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said));
  });
}

function assertRedirect(name: string, answer: unknown): void {
  const { statusCode } = answer as { statusCode?: number };
  if (statusCode !== 301) throw new Error(`${name} did not redirect: ${JSON.stringify(answer)}`);
}

function environmentOf({ name, taskRoot, handler }: Contestant, outside: Outside): Record<string, string> {
  return {
    _HANDLER: handler,
    LAMBDA_TASK_ROOT: taskRoot,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/23/[$LATEST]0',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_SESSION_TOKEN: 'session'.repeat(100),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    NODE_EXTRA_CA_CERTS: outside.certificateFile,
    TABLE_NAME: 'payments',
    AWS_ENDPOINT_URL: outside.dynamo,
    PUBLIC_URL: 'https://pay.shop.example',
    LINK_SECRET: 'link-secret-of-the-bench-0123456789',
    KAKAOPAY_GENERATION: 'current',
    KAKAOPAY_BASE_URL: outside.kakaoPay,
    KAKAOPAY_SECRET_KEY: 'DEV0123456789ABCDEF0123456789ABCDEF01234',
    KAKAOPAY_CID: 'TC0ONETIME',
    ...(name === oursInProduction && {
      SECRETS_PATH: '/kakaopay-serverless/bench',
      AWS_ENDPOINT_URL_SSM: outside.parameters,
    }),
  };
}

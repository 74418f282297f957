import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../local/ports.ts';
import { localSecrets } from '../../local/secrets.ts';
import { endpointSecret } from '../../service/src/webhooks/signature.ts';
import { type Started, startNode, until } from '../../tests/running/npm-start.ts';

/** What gets SIGKILL: all processes of `npm start`; the functions alone; the gateway with the table alone. */
export const victims = ['everything', 'everything', 'everything', 'functions', 'gateway and table'] as const;
export type Victim = (typeof victims)[number];

/** The service as `npm start` runs it, which is killed and started again over the same data. */
export interface Running {
  readonly url: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  isUp(): boolean;
  start(): Promise<void>;
  /** Strikes at once. */
  kill(victim: Victim): void;
  /** Resolves when nothing of it is left; what lives on by a mistake of ours is ended, and told. */
  gone(): Promise<void>;
}

export interface Surroundings {
  /** Where its table, its secrets and its log are kept. */
  readonly folder: string;
  /** KakaoPay, which nobody kills. */
  readonly kakaoPayUrl: string;
  readonly webhookUrl: string;
}

/** Nothing is started yet. */
export async function createRunning({ folder, kakaoPayUrl, webhookUrl }: Surroundings): Promise<Running> {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const secrets = localSecrets(data);
  const [port, shopPort] = [await freePort(), await freePort()];
  // In a folder of its own there is no `.env`; what is set here wins over whatever this terminal has.
  const environment = {
    KAKAOPAY_BASE_URL: kakaoPayUrl,
    KAKAOPAY_SECRET_KEY: `DEV${'0'.repeat(37)}`,
    KAKAOPAY_CID: 'TC0ONETIME',
    KAKAOPAY_GENERATION: 'current',
    KAKAOPAY_SUBSCRIPTION_CID: 'TCSUBSCRIP',
    WEBHOOK_URL: webhookUrl,
  };
  let process: Started | undefined;
  let up = false;
  return {
    url: `http://localhost:${port}`,
    apiKey: secrets.apiKey,
    webhookSecret: endpointSecret(secrets.webhookSecret, { id: 'we_deployment', generation: 1 }),
    isUp: () => up,
    async start() {
      process = startNode(['--port', String(port), '--shop-port', String(shopPort), '--data', data], {
        cwd: folder,
        environment,
      });
      await process.ready();
      up = true;
    },
    kill(victim) {
      up = false;
      if (process) strike(process, victim);
    },
    async gone() {
      const one = process;
      if (one) await until(() => one.isGone());
    },
  };
}

function strike(one: Started, victim: Victim): void {
  const pid = one.child.pid as number;
  const target = { everything: undefined, functions: functionsOf(pid), 'gateway and table': pid }[victim];
  if (target === undefined) one.kill();
  else process.kill(target, 'SIGKILL');
}

/** The process of serverless-offline, a child of `npm start`'s. */
function functionsOf(parent: number): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const found = lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((match) => {
      return Number(match?.[2]) === parent && match?.[3]?.includes('offline start');
    });
  return found ? Number(found[1]) : undefined;
}

import { createKakaoPay, type KakaoPayOptions } from 'kakaopay-client';
import { optionsFault } from '../local/kakaopay-options.ts';
import { accountOf, stackOutputs } from './account.ts';
import { givenBaseUrl } from './ask.ts';
import { type Flags, runScript, type Target, targetOf } from './options.ts';
import { readSecrets, readStage, type StageSettings } from './settings.ts';

interface Finding {
  readonly good: boolean;
  readonly text: string;
}
const good = (text: string): Finding => ({ good: true, text });
const bad = (text: string): Finding => ({ good: false, text });

/** `npm run deploy:check -- --stage prod`: what is missing, in plain words. Changes nothing. */
async function check(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const findings = [good(`AWS account ${await accountOf(target)}, ${target.region}.`), ...(await checkStage(target))];
  for (const { good: fine, text } of findings) console.log(`  ${fine ? 'ok     ' : 'missing'}  ${text}`);
  if (findings.some((finding) => !finding.good)) process.exitCode = 1;
}

async function checkStage(target: Target): Promise<Finding[]> {
  const { has, settings } = await readStage(target);
  if (settings === undefined)
    return [bad(`The stage ${target.stage} has not been deployed: npm run deploy asks for the rest.`)];
  const outputs = await stackOutputs(target);
  const url = settings.publicUrl ?? outputs?.get('HttpApiUrl');
  return [
    has.has('secretKey')
      ? good('The KakaoPay key is stored.')
      : bad('No KakaoPay key is stored: npm run deploy asks for it.'),
    has.has('linkSecret')
      ? good('The secret for links is stored.')
      : bad('No secret for links: npm run deploy makes one.'),
    has.has('webhookSecret')
      ? good('The secret for webhooks is stored.')
      : bad('No secret for webhooks: npm run deploy makes one.'),
    good(`Merchant code ${settings.cid}, API generation ${settings.generation}.`),
    good(subscriptionWords(settings)),
    url ? good(`The service answers at ${url}.`) : bad('The stack is not there: npm run deploy.'),
    ...(url && has.has('secretKey') ? await checkKakaoPay(target, settings, url) : []),
  ];
}

const subscriptionWords = ({ subscriptionCid }: StageSettings): string =>
  subscriptionCid
    ? `Merchant code ${subscriptionCid} for subscriptions.`
    : 'No subscriptions: --subscription-cid was never given.';

async function checkKakaoPay(target: Target, settings: StageSettings, url: string): Promise<Finding[]> {
  const { generation, cid, subscriptionCid } = settings;
  const baseUrl = givenBaseUrl(process.env, settings);
  const secrets = await readSecrets(target, 'secretKey', 'cidSecret', 'subscriptionCidSecret');
  const { secretKey = '', cidSecret, subscriptionCidSecret } = secrets;
  const fault = optionsFault({ secretKey }, { secretKey: 'The stored KakaoPay key' });
  if (fault) return [bad(`${fault} Store it again: npm run deploy -- --stage ${target.stage} --secret-key-file …`)];
  const codes = [
    { cid, cidSecret },
    ...(subscriptionCid ? [{ cid: subscriptionCid, cidSecret: subscriptionCidSecret }] : []),
  ];
  const options = { generation, secretKey, ...(baseUrl && { baseUrl }) };
  return Promise.all(codes.map((code) => checkCode({ ...options, ...code }, url)));
}

/** Asks for a payment that nobody will pay: the only way to learn whether KakaoPay knows our key and our domain. */
async function checkCode(options: KakaoPayOptions, url: string): Promise<Finding> {
  const answer = await createKakaoPay(options).ready({
    partner_order_id: 'deploy-check',
    partner_user_id: 'deploy-check',
    item_name: 'deploy check',
    quantity: 1,
    total_amount: 1000,
    tax_free_amount: 0,
    approval_url: `${url}/return/check/approve`,
    cancel_url: `${url}/return/check/cancel`,
    fail_url: `${url}/return/check/fail`,
  });
  if (answer.ok) return good(`KakaoPay knows the key, the merchant code ${options.cid} and the domain.`);
  const { error } = answer;
  if (error.certainty === 'our_fault') return bad(error.message);
  if (error.kakaoPayCode === -799) return bad(`KakaoPay does not know the domain: register ${url} as a site domain.`);
  return bad(`KakaoPay says no to ${options.cid}: ${error.message} ${error.kakaoPayMessage ?? ''}`.trim());
}

await runScript('deploy:check', check);

import { localSecrets } from '../local/secrets.ts';
import { UserError } from '../local/user-error.ts';
import { deployedStage } from './deployed-stage.ts';
import { invitationOf, invitationWords } from './inviting.ts';
import { type Flags, runScript, targetOf } from './options.ts';
import { readSecrets } from './settings.ts';

/** `npm run operator -- --stage prod --name kim --role refund`: a link that invites an operator to the console. */
async function operator(flags: Flags): Promise<void> {
  const invitation = invitationOf(flags, Date.now());
  const { url, linkSecret } = await placeOf(flags);
  console.log(invitationWords(url, linkSecret, invitation));
}

/** Whoever may read the secret that signs links may invite. */
async function placeOf(flags: Flags): Promise<{ readonly url: string; readonly linkSecret: string }> {
  if (flags.stage === 'local') {
    const { linkSecret } = localSecrets(flags.data);
    return { url: flags['public-url'] ?? 'http://localhost:3000', linkSecret };
  }
  const target = targetOf(flags);
  const { url } = await deployedStage(target);
  const { linkSecret = '' } = await readSecrets(target, 'linkSecret');
  const [newest = ''] = linkSecret.split(',');
  if (newest.trim() === '') throw new UserError(`The stage ${target.stage} has no link secret: deploy it first.`);
  return { url, linkSecret: newest.trim() };
}

await runScript('operator', operator);

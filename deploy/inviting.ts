import { wholeNumber } from '../local/command-line.ts';
import { UserError } from '../local/user-error.ts';
import { type Invitation, writeInvitation } from '../service/src/console/access/invitations.ts';
import { operatorNamePattern } from '../service/src/console/access/operators.ts';
import { isRole, roleNames } from '../service/src/console/access/roles.ts';
import type { Flags } from './options.ts';

/** Whom the flags invite. `now` in ms. @throws UserError for what is no name, role or limit. */
export function invitationOf({ name, role, limit }: Flags, now: number): Invitation {
  if (!name || !operatorNamePattern.test(name)) {
    throw new UserError('Whom? --name has 2 to 32 small letters, digits, dots, _ and -, and is no e-mail address.');
  }
  if (!isRole(role)) throw new UserError(`What may they do? --role is one of ${roleNames.join(', ')}.`);
  const limitWon = limit === undefined ? undefined : wholeNumber('limit', limit, 1);
  return { name, role, ...(limitWon !== undefined && { limitWon }), invitedAt: now };
}

/** What the command says. `url`: where the service is reached, without a slash at the end. */
export function invitationWords(url: string, linkSecret: string, invitation: Invitation): string {
  const { name, role, limitWon } = invitation;
  const limit = limitWon === undefined ? '' : `, up to ${limitWon.toLocaleString('en')} won of one payment`;
  const link = `${url}/console/invitations/${writeInvitation(linkSecret, invitation)}`;
  return `An invitation for ${name} (${role}${limit}), good for a day and once:

  ${link}

Whoever opens it chooses the password: send it to ${name} alone. For an operator there is already, it sets role, limit and
password anew, takes the authenticator app away and ends every session; only the newest invitation that was used counts.`;
}

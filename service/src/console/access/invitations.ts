import { operatorNamePattern } from './operators.ts';
import { isRole, type Role } from './roles.ts';

const { createHmac, timingSafeEqual } = process.getBuiltinModule('node:crypto');

/** For whom a link makes an account, or a new password for the one there is. */
export interface Invitation {
  readonly name: string;
  readonly role: Role;
  /** How much of one payment may be given back, in won. */
  readonly limitWon?: number;
  /** ms since 1970; the newest one counts. */
  readonly invitedAt: number;
}

/** A link is good for a day. */
export const invitationLifeMs: number = 24 * 60 * 60_000;

/** `<invitation>.<signature>`: whoever has the stage's link secret can invite, and nobody else. */
export function writeInvitation(secret: string, invitation: Invitation): string {
  const text = Buffer.from(JSON.stringify(invitation)).toString('base64url');
  return `${text}.${signatureOf(secret, text)}`;
}

/** What a link says; `undefined`: it is not ours, or too old. `now` in ms. */
export function readInvitation(secrets: readonly string[], link: string, now: number): Invitation | undefined {
  const [text = '', signature = ''] = link.split('.');
  const given = Buffer.from(signature);
  const isOurs = secrets.some((secret) => {
    const expected = Buffer.from(signatureOf(secret, text));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isOurs) return undefined;
  const invitation = JSON.parse(Buffer.from(text, 'base64url').toString()) as Invitation;
  const { name, role, invitedAt } = invitation;
  const isKnown = operatorNamePattern.test(name) && isRole(role);
  return isKnown && now < invitedAt + invitationLifeMs ? invitation : undefined;
}

const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`operator:${text}`).digest('base64url');

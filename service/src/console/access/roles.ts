import { type Scope, scopes } from '../../store/api-keys.ts';

const reading = scopes.filter((scope) => scope.endsWith(':read'));

/** What each role may do, in the words of the API's keys: an operator can do nothing that no key could. */
export const roles = {
  view: reading,
  refund: [...reading, 'cancellations:write'],
  admin: scopes,
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[];

export const isRole = (text: unknown): text is Role => typeof text === 'string' && Object.hasOwn(roles, text);

/** Whether a role is good for it: what is not is not offered. */
export const mayUse = (role: Role, scope: Scope): boolean => (roles[role] as readonly Scope[]).includes(scope);

import { UserError } from '../local/user-error.ts';

/** What AWS's services call it. */
const denials: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);

/** Where AWS denies an action, its own words, which name it, and where the permissions are listed; else the error. */
export function explainDenial(error: unknown): unknown {
  if (!(error instanceof Error) || !denials.has(error.name)) return error;
  return new UserError(
    `AWS denies this: ${error.message}\ndocs/operations.md, "Who may deploy", lists what is needed.`,
  );
}

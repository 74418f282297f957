import { expect, test } from 'vitest';
import { UserError } from '../local/user-error.ts';
import { explainDenial } from './denied.ts';

const denied = (name: string) =>
  Object.assign(new Error('User: dev is not authorized to perform: ssm:GetParameters'), { name });

test.each(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'])('%s is told in a sentence', (name) => {
  const told = explainDenial(denied(name));
  expect(told).toBeInstanceOf(UserError);
  expect((told as UserError).message).toBe(
    'AWS denies this: User: dev is not authorized to perform: ssm:GetParameters\n' +
      'docs/operations.md, "Who may deploy", lists what is needed.',
  );
});

test('whatever else went wrong stays what it is', () => {
  for (const error of [denied('ThrottlingException'), new UserError('no stage'), 'text', undefined]) {
    expect(explainDenial(error)).toBe(error);
  }
});

/** One line for the operator. Fields hold no key, no `pg_token` and nothing personal. */
export type Log = (
  level: 'info' | 'error',
  message: string,
  fields: Readonly<Record<string, string | number | undefined>>,
) => void;

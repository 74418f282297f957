import type { Command, Option } from '../../local/command-line.ts';

export const command = {
  name: 'npm run planted',
  about: 'Puts each planted bug into the service, one at a time, and tells whether whoever has to notice it does.',
  options: {
    only: { type: 'string', value: '<name>', text: 'only the bugs whose name holds this' },
    slice: { type: 'boolean', text: 'a sample, always the same, in about half a minute' },
    json: { type: 'string', value: '<file>', text: 'where the result is written as JSON' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

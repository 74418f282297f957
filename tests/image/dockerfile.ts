/** One line of a Dockerfile, however many lines it takes there. */
export interface Instruction {
  readonly name: string;
  /** What stands before the rest: `--from=app`. */
  readonly options: Readonly<Record<string, string>>;
  /** A list where it is written as JSON, else the words; for a shell the whole text is `text`. */
  readonly words: readonly string[];
  readonly text: string;
}

export interface Stage {
  readonly name: string;
  /** The image that it begins with. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** Reads what our Dockerfile uses of the language, and no more. */
export function stagesOf(dockerfile: string): readonly Stage[] {
  const lines = dockerfile
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);
  const all = lines.map(instructionOf);
  const starts = all.flatMap(({ name }, at) => (name === 'FROM' ? [at] : []));
  return starts.map((start, at) => {
    const [base = '', , name = ''] = all[start]?.words ?? [];
    return { name, base, instructions: all.slice(start + 1, starts[at + 1]) };
  });
}

function instructionOf(line: string): Instruction {
  const [, name = '', flags = '', text = ''] = /^([A-Z]+)((?: --[a-z-]+=\S+)*) (.*)$/.exec(line) ?? [];
  const options = [...flags.matchAll(/--([a-z-]+)=(\S+)/g)].map(([, option = '', value = '']) => [option, value]);
  return { name, options: Object.fromEntries(options), words: wordsOf(text), text };
}

/** A health check names its command after `CMD`. */
function wordsOf(text: string): readonly string[] {
  const list = text.replace(/^CMD /, '');
  return list.startsWith('[') ? JSON.parse(list) : text.split(' ');
}

/** Whether a `.dockerignore` lets a path be sent: the last line that fits says. */
export function isSent(dockerignore: string, path: string): boolean {
  const rules = dockerignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return rules.reduce((sent, rule) => {
    const pattern = rule.replace(/^!/, '');
    const regex = pattern.replaceAll('.', '\\.').replaceAll('**/', '(.+/)?').replaceAll('*', '[^/]*');
    return new RegExp(`^${regex}(/|$)`).test(path) ? rule.startsWith('!') : sent;
  }, true);
}

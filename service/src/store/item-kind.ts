/** What an item is: the beginning of its sort key. */
const kindOf = (sk: string): string => sk.split('_', 1)[0] as string;

/** What a list of kinds has for an item; a name that every object has is none of them. */
export function ofKind<T>(kinds: Readonly<Record<string, T>>, sk: string): T | undefined {
  const kind = kindOf(sk);
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

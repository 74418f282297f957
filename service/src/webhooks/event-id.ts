/** The id of an event, the same on every try: what it happened to, and which of its events it is. */
export const eventIdOf = (itemId: string, n: number): string => `${itemId}_${n}`;

/** `undefined` for a text that cannot be one. */
export function parseEventId(id: string): { readonly itemId: string; readonly n: number } | undefined {
  const found = /^([a-z]+_[0-9a-z]+)_([1-9]\d{0,8})$/.exec(id);
  return found ? { itemId: String(found[1]), n: Number(found[2]) } : undefined;
}

/** An amount as people type it, `1,000원` or `₩1000`; `undefined` for what is none. */
export function typedWon(text: string): number | undefined {
  const digits = text.replaceAll(/[,\s원₩]/g, '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
}

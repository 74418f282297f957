/**
 * DynamoDB's order of sort keys: numbers by value, text by its UTF-8 bytes. JavaScript's own `<` goes by UTF-16 units,
 * which puts characters beyond U+FFFF (surrogate pairs) before U+E000 to U+FFFF; UTF-8 puts them after.
 */
export function compareKeys(left: string | number, right: string | number): number {
  if (typeof left === 'number' || typeof right === 'number') return Number(left) - Number(right);
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const one = left.charCodeAt(at);
    const other = right.charCodeAt(at);
    if (one !== other) return rank(one) - rank(other);
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

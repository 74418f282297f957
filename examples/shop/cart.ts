import { type Good, goods, type Named } from './goods.ts';

/** Some pieces of one good, at the price that was shown. */
export interface Line {
  readonly goodId: string;
  readonly name: Named;
  /** Of one piece. */
  readonly won: number;
  readonly quantity: number;
}

export const quantityMax = 10;

export const lineOf = ({ id, name, won }: Good, quantity: number): Line => ({ goodId: id, name, won, quantity });

export const wonOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { won, quantity }) => sum + won * quantity, 0);

/** A cart is a cookie such as `choco.2_tea.1`. It holds no price: whatever a browser sends, ours count. */
export function readCart(cookie = ''): readonly Line[] {
  const quantities = new Map(
    cookie.split('_').map((pair) => {
      const [id = '', pieces = ''] = pair.split('.');
      return [id, readQuantity(pieces) ?? 0] as const;
    }),
  );
  return goods.flatMap((good) => {
    const quantity = quantities.get(good.id) ?? 0;
    return quantity > 0 ? [lineOf(good, quantity)] : [];
  });
}

export const writeCart = (lines: readonly Line[]): string =>
  lines.map(({ goodId, quantity }) => `${goodId}.${quantity}`).join('_');

/** The cart with so many pieces of one good; with 0, without it. */
export function withQuantity(lines: readonly Line[], good: Good, quantity: number): readonly Line[] {
  const others = lines.filter(({ goodId }) => goodId !== good.id);
  return quantity === 0 ? others : [...others, lineOf(good, Math.min(quantity, quantityMax))];
}

/** `undefined`: it is none. */
export const readQuantity = (text: string): number | undefined =>
  /^\d{1,2}$/.test(text) && Number(text) <= quantityMax ? Number(text) : undefined;

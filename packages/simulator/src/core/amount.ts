import { refuseIf } from './codes.ts';

/** Integer won. `total` = tax-free part + taxable part; the VAT is inside the taxable part [inferred]. */
export interface Amount {
  readonly total: number;
  readonly taxFree: number;
  readonly vat: number;
}

export const nothing: Amount = { total: 0, taxFree: 0, vat: 0 };

/** KakaoPay's default when no VAT is sent: an eleventh of the taxable part, half up [doc]. */
export function defaultVat(total: number, taxFree: number): number {
  return Math.round((total - taxFree) / 11);
}

/** An amount as a merchant sends it. Refused with `misfit` when a part is negative or does not fit [inferred]. */
export function amountOf(misfit: number, total: number, taxFree: number, vat = defaultVat(total, taxFree)): Amount {
  refuseIf(total < 0 || taxFree < 0 || vat < 0, misfit);
  refuseIf(taxFree > total || vat > total - taxFree, misfit);
  return { total, taxFree, vat };
}

export function plus(a: Amount, b: Amount): Amount {
  return { total: a.total + b.total, taxFree: a.taxFree + b.taxFree, vat: a.vat + b.vat };
}

export function minus(a: Amount, b: Amount): Amount {
  return { total: a.total - b.total, taxFree: a.taxFree - b.taxFree, vat: a.vat - b.vat };
}

/** The tax-free pool, the VAT pool and what remains of the taxable pool are each used up separately. */
export function fitsIn(part: Amount, whole: Amount): boolean {
  const left = minus(whole, part);
  return left.taxFree >= 0 && left.vat >= 0 && left.total - left.taxFree - left.vat >= 0;
}

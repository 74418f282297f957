/**
 * The VAT (won) that KakaoPay assumes when none is given: an eleventh of the taxed part, half a won rounded up. [doc]
 * 1,000 won make 91, 2,200 won make 200.
 */
export function defaultVat(totalWon: number, taxFreeWon: number): number {
  return Math.floor((2 * (totalWon - taxFreeWon) + 11) / 22);
}

/** The VAT contained in an amount, as KakaoPay reckons it: an eleventh of the taxed part, half up ([doc]). In won. */
export const defaultVatWon = (totalWon: number, taxFreeWon: number): number => Math.round((totalWon - taxFreeWon) / 11);

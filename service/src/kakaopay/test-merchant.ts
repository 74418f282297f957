/** KakaoPay's merchant codes for tests: no money moves ([doc]; TCSEQUENCE [client]). */
const testMerchantCodes: readonly string[] = ['TC0ONETIME', 'TCSUBSCRIP', 'TCSEQUENCE'];

export const isTestMerchant = (merchantCode: string): boolean => testMerchantCodes.includes(merchantCode);

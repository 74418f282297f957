/** The test merchant codes: `TC0ONETIME`, `TCSUBSCRIP` [doc]; `TCSEQUENCE` [client], treated as a one-time code. */
const merchantCodes: Readonly<Record<string, { readonly subscription: boolean }>> = {
  TC0ONETIME: { subscription: false },
  TCSUBSCRIP: { subscription: true },
  TCSEQUENCE: { subscription: false },
};

export const isKnownCid = (cid: string) => Object.hasOwn(merchantCodes, cid);

export const isSubscriptionCid = (cid: string) => isKnownCid(cid) && merchantCodes[cid]?.subscription === true;

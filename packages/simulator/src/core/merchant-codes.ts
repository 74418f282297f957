/** The test merchant codes: `TC0ONETIME`, `TCSUBSCRIP` [doc]; `TCSEQUENCE` [client], treated as a one-time code. */
const CIDS: Readonly<Record<string, { readonly subscription: boolean }>> = {
  TC0ONETIME: { subscription: false },
  TCSUBSCRIP: { subscription: true },
  TCSEQUENCE: { subscription: false },
};

export const isKnownCid = (cid: string) => Object.hasOwn(CIDS, cid);

export const isSubscriptionCid = (cid: string) => isKnownCid(cid) && CIDS[cid]?.subscription === true;

/** The hosts of KakaoPay's API, current and legacy [doc]. Nothing else is answered for here. */
export const kakaoPayHosts: readonly string[] = ['open-api.kakaopay.com', 'kapi.kakao.com'];

export const isKakaoPayHost = (host: string): boolean => kakaoPayHosts.includes(host.toLowerCase());

/** This machine, by any of its usual names. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

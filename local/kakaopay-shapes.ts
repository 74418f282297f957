/**
 * What a KakaoPay key, merchant code and address look like, for whoever types them: `npm start` and `npm run deploy`.
 * Each function says what is wrong, as the rest of a sentence that begins with the setting's name, or nothing.
 */

/** Never shows the key. */
export function keyFault(key: string): string | undefined {
  if (/^(authorization:|(dev_)?secret_key\b|kakaoak\b)/i.test(key)) {
    return 'must be the key alone: leave out the word before it (SECRET_KEY, KakaoAK).';
  }
  if (/[^\x20-\x7e]/.test(key) || /^[<[{(].*[>\]})]$|\byour\b|your[_-]|x{8}|\.{3}$/i.test(key)) {
    return 'still holds the words of an example: copy the key from developers.kakaopay.com.';
  }
  if (/\s/.test(key)) return 'must have no space in it: copy the key alone.';
  if (/^["'].*["']$/.test(key)) return 'must stand without quotes.';
  if (key.length < 8 || key.length > 200) return `does not look like a key: it has ${key.length} characters.`;
  return undefined;
}

export function cidFault(cid: string): string | undefined {
  if (/^[A-Z0-9]{10}$/.test(cid)) return undefined;
  return `must be 10 capital letters and digits, such as TC0ONETIME, not "${cid}".`;
}

export function generationFault(generation: string): string | undefined {
  if (generation === 'current' || generation === 'legacy') return undefined;
  return `must be "current" (open-api.kakaopay.com) or "legacy" (kapi.kakao.com), not "${generation}".`;
}

/** Payers are sent there. */
export function shopUrlFault(address: string): string | undefined {
  if (URL.canParse(address) && /^https?:/.test(address)) return undefined;
  return `must be an address such as https://shop.example, not "${address}".`;
}

export const noFault = (): undefined => undefined;

/** The paths are the client's own, so an address with one would call what is not there. */
export function baseUrlFault(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    return `must be an address such as http://localhost:4000, not "${address}".`;
  }
  if (url.pathname === '/' && !/[?#]/.test(address)) return undefined;
  return `must be an address without a path: ${url.origin}, not "${address}".`;
}

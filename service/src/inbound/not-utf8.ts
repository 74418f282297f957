// Every decoder on the way, the gateway's own among them, puts this for bytes that are not UTF-8.
const replaced = '\ufffd';

/** What shows that a request's text was not UTF-8; nobody sends the sign for broken text on purpose. */
export function notUtf8(path: string, query: Readonly<Record<string, string>>, body: string): string | undefined {
  if (body.startsWith('\ufeff')) return 'The body begins with a byte order mark (BOM): send it without.';
  if (body.includes('\0')) return 'The body looks like UTF-16: send it as UTF-8.';
  if (body.startsWith(replaced.repeat(2)))
    return 'The body is not UTF-8; it begins like UTF-16 with a byte order mark.';
  if (body.includes(replaced)) return 'The body is not UTF-8; convert EUC-KR (CP949) first.';
  if (JSON.stringify(query).includes(replaced))
    return 'The query is not percent-encoded UTF-8; convert EUC-KR (CP949) first.';
  try {
    if (!decodeURIComponent(path).includes(replaced)) return undefined;
  } catch {
    // Bytes that are not UTF-8, or a % without its number.
  }
  return 'The path is not percent-encoded UTF-8.';
}

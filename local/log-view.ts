/** A log line of the functions, short enough for a terminal: what happened to which payment. */
export function logView(line: string): string {
  try {
    const { level, message, correlation_id: payment, ...rest } = JSON.parse(line) as Record<string, string>;
    const shown = ['status', 'call', 'httpStatus', 'ms', 'error', 'kakaoPayCode', 'due', 'failed'];
    const details = shown.filter((name) => rest[name] !== undefined).map((name) => `${name}=${rest[name]}`);
    return ['  ', level?.padEnd(5), message?.padEnd(18), payment, ...details].filter(Boolean).join(' ');
  } catch {
    return line;
  }
}

/** A log line of the functions, short enough for a terminal: when what happened to which payment. */
export function logView(line: string): string {
  try {
    const { level, message, timestamp = '', correlation_id: payment, ...rest } = JSON.parse(line) as LogLine;
    const shown = ['status', 'call', 'httpStatus', 'ms', 'function', 'error', 'kakaoPayCode', 'due', 'failed'];
    const details = shown.filter((name) => rest[name] !== undefined).map((name) => `${name}=${rest[name]}`);
    return ['  ', timeOf(timestamp), level?.padEnd(5), message?.padEnd(18), payment, ...details]
      .filter(Boolean)
      .join(' ');
  } catch {
    return line;
  }
}

type LogLine = Record<string, string>;

/** As the clock on this machine's wall shows it. */
const timeOf = (timestamp: string): string => new Date(timestamp).toTimeString().slice(0, 'hh:mm:ss'.length);

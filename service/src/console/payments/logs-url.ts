import type { PaymentView } from '../../routes/view.ts';

interface Logs {
  readonly region: string;
  readonly stage: string;
}

const functions = ['checkout', 'payments', 'cancellations', 'subscriptions', 'console', 'wake'];
const minute = 60_000;

/**
 * CloudWatch Logs Insights with a question about one payment: every line that names it, in all functions that can have
 * moved it, from its first minute until now. The console's addresses write `~` for lists and `*` for a byte in hex.
 */
export function logsUrl(
  { region, stage }: Logs,
  { id, createdAt }: Pick<PaymentView, 'id' | 'createdAt'>,
  now: number,
) {
  const query = `fields @timestamp, level, message, @message | filter paymentId = "${id}" | sort @timestamp | limit 200`;
  const groups = functions.map((name) => `~'${inConsole(`/aws/lambda/kakaopay-serverless-${stage}-${name}`)}`).join('');
  const [start, end] = [Date.parse(createdAt) - minute, now].map((at) => inConsole(new Date(at).toISOString()));
  const detail = `~(end~'${end}~start~'${start}~timeType~'ABSOLUTE~tz~'LOCAL~editorString~'${inConsole(query)}~source~(${groups}))`;
  return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:logs-insights?queryDetail=${detail}`
    .replaceAll('?queryDetail=', '$3FqueryDetail$3D')
    .replaceAll("'", '$2527')
    .replaceAll('*', '$252A')
    .replaceAll('~', '$257E')
    .replaceAll('(', '$2528')
    .replaceAll(')', '$2529');
}

const inConsole = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()~*]|%/g, (sign) =>
    sign === '%' ? '*' : `*${sign.charCodeAt(0).toString(16)}`,
  );

import type { Stack } from './stack.ts';

/** What `npm start` says when all of it is up. */
export function welcome(stack: Stack): string {
  return `
  kakaopay-serverless is running.

${shop(stack)}  Pay:        ${stack.url}/
  ${stack.simulator ? `Simulator:  ${stack.simulator.url}/   (every payment, the clock, the ledger)` : `KakaoPay:   ${stack.kakaoPay}`}
  Console:    ${stack.url}/console   (${stack.operator.name}, password ${stack.operator.password})
  API:        ${stack.url}/docs   (for programs: ${stack.url}/openapi.json)
  API key:    ${stack.apiKey}   (for this machine only)
${webhook(stack)}
  Try it:

  curl -s ${stack.url}/v1/payments -H 'Authorization: Bearer ${stack.apiKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"orderId":"A-1001","buyerId":"buyer-1","itemName":"초코파이","totalWon":2200}'
${subscription(stack)}
  Stop:       Ctrl-C
${hint(stack)}`;
}

/** First, because it is what most people want to see first. */
const shop = ({ shop: found }: Stack): string => {
  if (!found) return '';
  return found.fault === undefined
    ? `  Shop:       ${found.url}/   (a sample that pays: examples/shop)\n`
    : `  Shop:       not started. ${found.fault}\n`;
};

const webhook = ({ webhook: found }: Stack): string =>
  found ? `  Webhook:    ${found.url}   (its secret: ${found.secret})\n` : '';

/** Charged by the calendar, which the simulator's clock can put forward. */
const subscription = ({ url, apiKey, hasSubscriptions, simulator }: Stack): string =>
  hasSubscriptions
    ? `
  A subscription, charged every month${simulator ? " (put the simulator's clock forward to see it)" : ''}:

  curl -s ${url}/v1/subscriptions -H 'Authorization: Bearer ${apiKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"orderId":"S-1001","buyerId":"buyer-1","itemName":"초코파이 정기 배송","firstPayment":{"amountWon":9900},"plan":{"amountWon":9900,"interval":{"unit":"month"}}}'
`
    : '';

const isHere = (url: string): boolean => new URL(url).hostname === 'localhost';

/** A payer who comes from elsewhere is sent to the simulator next. */
const hint = ({ url, simulator }: Stack): string =>
  simulator && !isHere(url) && isHere(simulator.url)
    ? `\n  Only this machine reaches the simulator: give it an address too, with --simulator-public-url.\n`
    : '';

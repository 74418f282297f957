import type { Stack } from './stack.ts';

/** What `npm start` says when all of it is up. */
export function welcome(stack: Stack): string {
  return `
  kakaopay-serverless is running.

  Pay:        ${stack.url}/
  ${stack.simulator ? `Simulator:  ${stack.simulator.url}/   (every payment, the clock, the ledger)` : `KakaoPay:   ${stack.kakaoPay}`}
  API:        ${stack.url}/openapi.json
  API key:    ${stack.apiKey}   (for this machine only)

  Try it:

  curl -s ${stack.url}/v1/payments -H 'Authorization: Bearer ${stack.apiKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"orderId":"A-1001","buyerId":"buyer-1","itemName":"초코파이","totalWon":2200}'

  Stop:       Ctrl-C
`;
}

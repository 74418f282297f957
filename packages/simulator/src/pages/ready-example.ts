/**
 * A `curl` that makes a first payment at the simulator, ready to paste into a POSIX shell. After paying, the browser
 * comes back to the list page, for want of a shop. `baseUrl` has no slash at its end.
 */
export function readyExample(baseUrl: string): string {
  const body = {
    cid: 'TC0ONETIME',
    partner_order_id: 'order-1',
    partner_user_id: 'user-1',
    item_name: '초코파이',
    quantity: 1,
    total_amount: 2200,
    vat_amount: 200,
    tax_free_amount: 0,
    approval_url: `${baseUrl}/?paid`,
    cancel_url: `${baseUrl}/?canceled`,
    fail_url: `${baseUrl}/?failed`,
  };
  return [
    `curl ${baseUrl}/online/v1/payment/ready`,
    `-H 'Authorization: SECRET_KEY DEV0000000000000000000000000000000000000'`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(body)}'`,
  ].join(' \\\n  ');
}

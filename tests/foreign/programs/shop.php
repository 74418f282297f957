<?php
function post(string $url, array $body): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, [
        CURLOPT_POSTFIELDS => json_encode($body),
        CURLOPT_HTTPHEADER => ['Authorization: SECRET_KEY DEV0', 'Content-Type: application/json'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_FAILONERROR => true,
    ]);
    $answer = curl_exec($curl);
    if ($answer === false) {
        fwrite(STDERR, curl_error($curl) . "\n");
        exit(1);
    }
    return json_decode($answer, true);
}

$kakaoPay = 'https://open-api.kakaopay.com/online/v1/payment/';
$order = ['cid' => 'TC0ONETIME', 'partner_order_id' => 'A-1', 'partner_user_id' => 'u-1'];
['tid' => $tid] = post($kakaoPay . 'ready', $order + [
    'item_name' => '초코파이', 'quantity' => 1, 'total_amount' => 2200, 'tax_free_amount' => 0,
    'approval_url' => 'http://localhost:8080/paid', 'cancel_url' => 'http://localhost:8080/canceled',
    'fail_url' => 'http://localhost:8080/failed',
]);
$payer = post(getenv('KAKAOPAY_SIMULATOR_URL') . "/_sim/payments/$tid/pay", ['method' => 'MONEY']);
parse_str(parse_url($payer['redirect'], PHP_URL_QUERY), $query);
$approved = post($kakaoPay . 'approve', $order + ['tid' => $tid, 'pg_token' => $query['pg_token']]);
echo "paid {$approved['amount']['total']}\n";

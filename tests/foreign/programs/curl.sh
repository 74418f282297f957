set -euo pipefail
call() {
  curl -sf "https://open-api.kakaopay.com/online/v1/payment/$1" -H 'Authorization: SECRET_KEY DEV0' -H 'Content-Type: application/json' \
    -d '{"cid":"TC0ONETIME","partner_order_id":"A-1","partner_user_id":"u-1",'"$2}"
}
found() { sed -E "s/.*$1.*/\1/"; }

tid=$(call ready '"item_name":"초코파이","quantity":1,"total_amount":2200,"tax_free_amount":0,"approval_url":"http://localhost:8080/paid",
  "cancel_url":"http://localhost:8080/canceled","fail_url":"http://localhost:8080/failed"' | found '"tid":"([^"]+)"')
token=$(curl -sf "$KAKAOPAY_SIMULATOR_URL/_sim/payments/$tid/pay" -d '{"method":"MONEY"}' | found 'pg_token=(\w+)')
echo "paid $(call approve '"tid":"'"$tid"'","pg_token":"'"$token"'"' | found '"total":([0-9]+)')"

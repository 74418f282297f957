"""What the programs in Python have in common: everything but the library that calls KakaoPay."""

import json
import os
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

CURRENT = "https://open-api.kakaopay.com/online/v1/payment/"
LEGACY = "https://kapi.kakao.com/v1/payment/"
HEADERS = {"Authorization": "SECRET_KEY DEV0"}
ORDER = {"cid": "TC0ONETIME", "partner_order_id": "A-1", "partner_user_id": "u-1"}
READY = ORDER | {
    "item_name": "초코파이",
    "quantity": 1,
    "total_amount": 2200,
    "tax_free_amount": 0,
    "approval_url": "http://localhost:8080/paid",
    "cancel_url": "http://localhost:8080/canceled",
    "fail_url": "http://localhost:8080/failed",
}


def approve(tid: str) -> dict:
    """The payer pays; what is sent to approve then."""
    url = f"{os.environ['KAKAOPAY_SIMULATOR_URL']}/_sim/payments/{tid}/pay"
    with urlopen(Request(url, b'{"method":"MONEY"}')) as answer:
        redirect = json.load(answer)["redirect"]
    return ORDER | {"tid": tid, "pg_token": parse_qs(urlsplit(redirect).query)["pg_token"][0]}

"""The program under test: it asks KakaoPay for a payment, and approves it when the buyer is back."""

import json
import os
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen


class Shop:
    def __init__(self, kakaopay_url):
        self.kakaopay_url = kakaopay_url
        self.tids = {}

    def buy(self, order_id):
        """Gives the page to pay on."""
        back = f"https://shop.example/back?order={order_id}"
        goods = {"item_name": "초코파이", "quantity": 1, "total_amount": 2200, "tax_free_amount": 0}
        urls = {"approval_url": back, "cancel_url": back, "fail_url": back}
        answer = self._call("ready", order_id, {**goods, **urls})
        self.tids[order_id] = answer["tid"]
        return answer["next_redirect_pc_url"]

    def come_back(self, address):
        """Whether it is paid. When the answer gets lost, KakaoPay is asked what became of it."""
        query = parse_qs(urlsplit(address).query)
        order_id, pg_token = query["order"][0], query["pg_token"][0]
        tid = {"tid": self.tids[order_id]}
        try:
            answer = self._call("approve", order_id, {**tid, "pg_token": pg_token})
        except OSError:
            answer = self._call("order", order_id, tid)
        return "approved_at" in answer

    def _call(self, name, order_id, fields):
        ids = {"cid": "TC0ONETIME", "partner_order_id": order_id, "partner_user_id": "buyer-1"}
        headers = {
            "Authorization": f"SECRET_KEY {os.environ.get('KAKAOPAY_KEY', 'DEV0')}",
            "Content-Type": "application/json",
        }
        url = f"{self.kakaopay_url}/online/v1/payment/{name}"
        try:
            with urlopen(Request(url, json.dumps({**ids, **fields}).encode(), headers)) as answer:
                return json.load(answer)
        except HTTPError as refusal:
            return json.load(refusal)

"""A shop that calls KakaoPay by itself, with nothing but Python: who pays, comes back and gets the goods."""

import json
import os
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

KAKAOPAY_URL = os.environ.get("KAKAOPAY_URL", "https://open-api.kakaopay.com")
SECRET_KEY = os.environ["KAKAOPAY_SECRET_KEY"]
CID = os.environ.get("KAKAOPAY_CID", "TC0ONETIME")
SHOP_URL = os.environ.get("SHOP_URL", "http://localhost:8000")
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))

BUYER = "buyer-1"
SECONDS_MAX = 15
ORDERS_MAX = 10_000

# Each order with its tid and how it stands. A real shop keeps this in a database: after a restart nothing is left.
orders: dict[str, dict] = {}
approving = Lock()


def call(name: str, fields: dict) -> dict:
    """Calls KakaoPay; raises OSError for a refusal and where no answer comes."""
    headers = {"Authorization": f"SECRET_KEY {SECRET_KEY}", "Content-Type": "application/json"}
    body = json.dumps({"cid": CID, **fields}).encode()
    request = Request(f"{KAKAOPAY_URL}/online/v1/payment/{name}", body, headers, method="POST")
    with urlopen(request, timeout=SECONDS_MAX) as answer:
        return json.load(answer)


def buy() -> str:
    """Makes an order and asks for its payment; gives the address of KakaoPay's page."""
    if len(orders) >= ORDERS_MAX:
        orders.pop(next(iter(orders)))
    order_id = secrets.token_urlsafe(12)
    back = {f"{end}_url": f"{SHOP_URL}/orders/{order_id}/{end}" for end in ("approval", "cancel", "fail")}
    goods = {"item_name": "초코파이", "quantity": 1, "total_amount": 2200, "tax_free_amount": 0}
    ready = call("ready", {"partner_order_id": order_id, "partner_user_id": BUYER, **goods, **back})
    orders[order_id] = {"tid": ready["tid"], "status": "waiting"}
    return ready["next_redirect_pc_url"]


def approve(order_id: str, pg_token: str) -> None:
    """Takes the payment once, whatever the browser repeats."""
    order = orders[order_id]
    with approving:
        if order["status"] != "waiting":
            return
        ids = {"partner_order_id": order_id, "partner_user_id": BUYER, "tid": order["tid"]}
        try:
            call("approve", {**ids, "pg_token": pg_token})
            order["status"] = "paid"
        except OSError:
            # No answer and a refusal alike do not prove that nothing was paid.
            order["status"] = "unknown"


def look(order: dict) -> None:
    """Asks KakaoPay what became of a payment whose approval was not answered. Nothing is sent again."""
    try:
        found = call("order", {"tid": order["tid"]})
        order["status"] = "paid" if found["status"] == "SUCCESS_PAYMENT" else "not paid"
    except OSError:
        pass  # It stays unknown until somebody looks again.


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/":
            return self.page("<h1>초코파이</h1><form method=post action=/buy><button>2,200원 결제하기</button></form>")
        match path.split("/"):
            case ["", "orders", order_id, *end] if order_id in orders and len(end) < 2:
                if end == ["approval"] and "pg_token" in query:
                    approve(order_id, query["pg_token"][0])
                if end:  # The pg_token leaves the address bar.
                    return self.go(f"/orders/{order_id}")
                order = orders[order_id]
                if order["status"] == "unknown":
                    look(order)
                return self.page(f"<h1>{order['status']}</h1><a href=/>초코파이</a>")
        self.page("<h1>Not found</h1>", HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        if self.path != "/buy":
            return self.page("<h1>Not found</h1>", HTTPStatus.NOT_FOUND)
        self.go(buy())

    def go(self, where: str) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", where)
        self.end_headers()

    def page(self, body: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        text = f"<!doctype html><html lang=ko><meta charset=utf-8><title>Shop</title>{body}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(text)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says the path alone: what stands behind it holds the pg_token."""
        print(self.command, urlsplit(self.path).path, int(code), flush=True)


if __name__ == "__main__":
    ThreadingHTTPServer((HOST, PORT), Shop).serve_forever()

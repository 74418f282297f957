"""A shop that is paid by way of kakaopay-serverless."""

import logging
import os
import secrets
from sqlite3 import Row
from typing import Annotated

import httpx2
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from standardwebhooks import Webhook, WebhookVerificationError

import orders
import service
from words import OTHERS, WORDS

# What is for sale, and for how many won: the browser says which, never for how much.
GOODS = {"choco-pie": ("초코파이", 2200), "tea": ("보리차", 1500)}

SHOP_URL = os.environ.get("SHOP_URL", "http://localhost:8000")
STAFF_KEY = os.environ["STAFF_KEY"]
WEBHOOK = Webhook(os.environ["WEBHOOK_SECRET"])
WEBHOOK_BYTES_MAX = 100_000
PAYABLE = {"new", "ready", "quit", "closed", "expired", "failed"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

log = logging.getLogger("uvicorn.error")
app = FastAPI(openapi_url=None)
app.mount("/static", StaticFiles(directory="static"))
pages = Jinja2Templates("templates")


@app.get("/")
def goods(request: Request) -> HTMLResponse:
    return pages.TemplateResponse(request, "goods.html", {"goods": GOODS}, headers=HEADERS)


@app.post("/goods/{item}/order")
def order(item: str) -> RedirectResponse:
    if item not in GOODS:
        raise HTTPException(404)
    # Stored before the payment is asked for, with the key to ask with.
    return pay(orders.create(*GOODS[item]))


@app.post("/orders/{order_id}/pay")
def pay(order_id: str) -> RedirectResponse:
    orders.begin_payment(order_id)
    found = existing(order_id)
    page = f"/orders/{order_id}"
    if found["status"] not in PAYABLE:
        return RedirectResponse(page, 303)
    body = {
        "orderId": order_id,
        "buyerId": "guest",
        "itemName": found["item"],
        "totalWon": found["total_won"],
        "returnUrl": SHOP_URL + page,
    }
    try:
        payment = service.create_payment(found["payment_key"], body)
    except httpx2.HTTPError as error:
        # The same key may be sent again: the order's page offers that.
        log.warning("No payment for %s: %s", order_id, why(error))
        return RedirectResponse(page, 303)
    orders.keep_payment(order_id, payment.id)
    learn(payment)
    return RedirectResponse(payment.checkoutUrl if payment.status == "ready" else page, 303)


@app.get("/orders/{order_id}")
def order_page(request: Request, order_id: str) -> HTMLResponse:
    """Where the buyer comes back to. Anybody can write its query, so nothing reads that: the service is asked."""
    found = refreshed(existing(order_id))
    korean, english = WORDS.get(found["status"], OTHERS)
    words = {"order": found, "korean": korean, "english": english, "payable": found["status"] in PAYABLE}
    return pages.TemplateResponse(request, "order.html", words, headers=HEADERS)


@app.post("/webhooks", status_code=204)
async def webhook(request: Request) -> None:
    """Comes for buyers who never come back, too; more than once perhaps, and late."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > WEBHOOK_BYTES_MAX:
            raise HTTPException(413)
    try:
        event = WEBHOOK.verify(body, request.headers)
    except (WebhookVerificationError, ValueError):  # the library lets ValueError through for a garbled signature
        raise HTTPException(400) from None
    if event["type"].startswith("payment."):
        data = event["data"]
        await run_in_threadpool(orders.learn, data["id"], data["version"], data["status"], data["canceledWon"])


def staff(given: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]) -> None:
    if not secrets.compare_digest(given.credentials.encode(), STAFF_KEY.encode()):
        raise HTTPException(401)


@app.get("/staff/orders", dependencies=[Depends(staff)])
def all_orders() -> list[dict]:
    return [dict(row) for row in orders.newest()]


@app.post("/staff/orders/{order_id}/refund", dependencies=[Depends(staff)])
def refund(order_id: str) -> JSONResponse:
    orders.begin_refund(order_id)
    found = existing(order_id)
    if found["payment_id"] is None:
        raise HTTPException(409, "Nothing was paid")
    try:
        status, cancellation = service.cancel_payment(found["refund_key"], found["payment_id"])
    except httpx2.HTTPStatusError as error:
        if why(error) == "cancellation_refused":
            orders.forget_refund(order_id)
        raise HTTPException(error.response.status_code, why(error)) from None
    except httpx2.HTTPError:
        raise HTTPException(502, "Not known: ask again, it is given back once") from None
    finally:
        refreshed(found)
    return JSONResponse(cancellation.model_dump(), status)


def existing(order_id: str) -> Row:
    found = orders.find(order_id)
    if found is None:
        raise HTTPException(404)
    return found


def refreshed(order: Row) -> Row:
    """The order as the service has its payment now; what is known where it does not answer."""
    try:
        if order["payment_id"] is not None:
            learn(service.get_payment(order["payment_id"]))
    except httpx2.HTTPError as error:
        log.warning("No news of %s: %s", order["id"], why(error))
    return existing(order["id"])


def learn(payment: service.Payment) -> None:
    orders.learn(payment.id, payment.version, payment.status, payment.canceledWon)


def why(error: httpx2.HTTPError) -> str:
    """The `code` of a problem, or what went wrong on the way."""
    if not isinstance(error, httpx2.HTTPStatusError):
        return type(error).__name__
    is_problem = "problem+json" in error.response.headers.get("content-type", "")
    return error.response.json()["code"] if is_problem else error.response.reason_phrase

"""The calls of kakaopay-serverless that a shop needs. Everything it can do is in its /openapi.json."""

import os

import httpx2
from pydantic import BaseModel

# The service itself gives up after 30 seconds.
CLIENT = httpx2.Client(
    base_url=os.environ.get("SERVICE_URL", "http://localhost:3000"),
    headers={"Authorization": f"Bearer {os.environ['API_KEY']}"},
    timeout=35,
)


class Happened(BaseModel):
    n: int


class Payment(BaseModel):
    id: str
    status: str
    checkoutUrl: str
    canceledWon: int
    timeline: list[Happened]

    @property
    def version(self) -> int:
        """Grows with each event, as the `version` of a webhook does."""
        return self.timeline[-1].n


class Cancellation(BaseModel):
    status: str
    amountWon: int


def create_payment(key: str, body: dict) -> Payment:
    return Payment.model_validate(send("POST", "/v1/payments", key, body).json())


def get_payment(payment_id: str) -> Payment:
    return Payment.model_validate(send("GET", f"/v1/payments/{payment_id}").json())


def cancel_payment(key: str, payment_id: str) -> tuple[int, Cancellation]:
    """All that is left is given back. 201: it is; 202: whether it is, is not known yet."""
    response = send("POST", f"/v1/payments/{payment_id}/cancellations", key, {})
    return response.status_code, Cancellation.model_validate(response.json())


def send(method: str, path: str, key: str | None = None, body: dict | None = None) -> httpx2.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return CLIENT.request(method, path, headers=headers, json=body).raise_for_status()

"""The shop's orders, in one file of SQLite."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager

FILE = os.environ.get("ORDERS_FILE", "orders.db")

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL,
  total_won INTEGER NOT NULL,
  payment_key TEXT NOT NULL,
  refund_key TEXT,
  payment_id TEXT UNIQUE,
  version INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'new',
  canceled_won INTEGER NOT NULL DEFAULT 0,
  paid_at TEXT
)
"""


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(FILE)) as db, db:
        db.row_factory = sqlite3.Row
        yield db


with transaction() as db:
    db.execute(SCHEMA)


def create(item: str, total_won: int) -> str:
    """The order's id is its address, too: nobody can guess it."""
    order_id = str(uuid.uuid4())
    with transaction() as db:
        db.execute(
            "INSERT INTO orders (id, item, total_won, payment_key) VALUES (?, ?, ?, ?)",
            (order_id, item, total_won, str(uuid.uuid4())),
        )
    return order_id


def find(order_id: str) -> sqlite3.Row | None:
    with transaction() as db:
        return db.execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()


def newest() -> list[sqlite3.Row]:
    with transaction() as db:
        return db.execute(
            "SELECT id, item, total_won, status, canceled_won, paid_at FROM orders ORDER BY rowid DESC LIMIT 100"
        ).fetchall()


def begin_payment(order_id: str) -> None:
    """Once a payment has come to nothing, the next one is another request: it needs a key of its own."""
    with transaction() as db:
        db.execute(
            "UPDATE orders SET payment_key = ?, payment_id = NULL, version = 0, status = 'new'"
            " WHERE id = ? AND status IN ('quit', 'closed', 'expired', 'failed')",
            (str(uuid.uuid4()), order_id),
        )


def keep_payment(order_id: str, payment_id: str) -> None:
    with transaction() as db:
        db.execute("UPDATE orders SET payment_id = ? WHERE id = ?", (payment_id, order_id))


def begin_refund(order_id: str) -> None:
    """Whoever asks again, asks with the same key: the money is given back once."""
    with transaction() as db:
        db.execute(
            "UPDATE orders SET refund_key = ? WHERE id = ? AND refund_key IS NULL", (str(uuid.uuid4()), order_id)
        )


def forget_refund(order_id: str) -> None:
    with transaction() as db:
        db.execute("UPDATE orders SET refund_key = NULL WHERE id = ?", (order_id,))


def learn(payment_id: str, version: int, status: str, canceled_won: int) -> None:
    """Keeps how a payment stands, unless that is older than what is known. Marks the order paid, once."""
    with transaction() as db:
        db.execute(
            "UPDATE orders SET version = ?, status = ?, canceled_won = ? WHERE payment_id = ? AND version < ?",
            (version, status, canceled_won, payment_id, version),
        )
        marked = db.execute(
            "UPDATE orders SET paid_at = strftime('%Y-%m-%dT%H:%M:%fZ')"
            " WHERE payment_id = ? AND status IN ('approved', 'partially_canceled') AND paid_at IS NULL",
            (payment_id,),
        )
    if marked.rowcount == 1:
        # Yours: deliver, best by a job of its own that goes by paid_at.
        print("paid:", payment_id, flush=True)

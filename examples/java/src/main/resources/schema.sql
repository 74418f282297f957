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
);

CREATE TABLE charges (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    charge_id TEXT UNIQUE,
    status    TEXT NOT NULL CHECK (status IN ('approved', 'declined', 'cancelled')),
    method    TEXT,
    reason    TEXT,
    amount    INTEGER NOT NULL CHECK (amount >= 0),
    currency  TEXT NOT NULL,
    charged   INTEGER NOT NULL CHECK (charged IN (0, amount)),
    refunded  INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND charged),
    CHECK (charge_id IS NOT NULL OR charged = 0),
    CHECK (CASE status
      WHEN 'approved' THEN charge_id IS NOT NULL AND charged = amount AND refunded = 0
      WHEN 'declined' THEN charge_id IS NULL AND reason IS NOT NULL
      ELSE refunded = charged
    END)
  ) STRICT
;
INSERT INTO charges VALUES (1, 'a9d90ef3ec53a92c.PY-MSVWX6TBVP', 'ch_07399514-f4b0-4cd4-8468-d5dc3fca0ea4', 'approved', 'card-ok', NULL, 380000, 'KRW', 380000, 0);
INSERT INTO charges VALUES (2, 'a9d90ef3ec53a92c.PY-9KRTUBLMRC', NULL, 'declined', 'card-declined', 'card-declined', 380000, 'KRW', 0, 0);
INSERT INTO charges VALUES (3, 'a9d90ef3ec53a92c.PY-VCMQRGDXLZ', 'ch_08f7b97b-703d-467d-970f-9a41cd5e491a', 'cancelled', 'card-ok', NULL, 380000, 'KRW', 380000, 380000);
PRAGMA user_version = 1;

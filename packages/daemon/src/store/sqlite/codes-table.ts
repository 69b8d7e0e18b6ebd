/**
 * This migration adds the codes by mail, and whether an address is confirmed. An address to which a mail was delivered
 * counts as confirmed.
 */
export const ADDRESS_CODES = `
  CREATE TABLE codes (
    email TEXT PRIMARY KEY,
    nonce TEXT NOT NULL, -- the code follows from it and a secret that is not in the database
    wish TEXT NOT NULL, -- JSON of CodeWish
    asked_at INTEGER NOT NULL, -- ms since the epoch
    tries INTEGER NOT NULL,
    times TEXT NOT NULL -- JSON: when codes were asked for within the hour
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE customers ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));
  UPDATE customers SET confirmed = 1
    WHERE EXISTS (SELECT 1 FROM notices n WHERE n.customer = customers.seq AND n.channel = 'mail');
`

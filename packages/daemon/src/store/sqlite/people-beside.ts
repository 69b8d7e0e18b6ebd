/**
 * This migration leaves names and addresses of customers in the table `customers` only, from where they can be deleted.
 * Before, the events of sign-ups had them too, and the kept answers to sign-ups. `name` and `email` may be NULL now.
 */
export const PEOPLE_BESIDE = `
  UPDATE events SET data = json_remove(data, '$.name', '$.email') WHERE type = 'CustomerSignedUp';

  INSERT OR REPLACE INTO meta VALUES ('traces', '1'); -- see traces.ts

  -- The text of a request was kept in the place of its digest before.
  DELETE FROM answers WHERE scope = 'nobody' AND fingerprint GLOB 'POST *';
  -- A refusal named the address.
  DELETE FROM answers WHERE scope = 'nobody' AND answer ->> 'kind' = 'refused';
  UPDATE answers SET answer =
      json_set(json_remove(answer, '$.reply.customer'), '$.reply.customerId', answer ->> '$.reply.customer.id')
    WHERE answer ->> '$.reply.customer.id' IS NOT NULL;

  -- A mail server's answer may name the address.
  UPDATE tasks SET last_error = 'The mail was refused. An older version kept the answer, which was removed.'
    WHERE kind = 4 AND last_error LIKE '%@%';

  DROP VIEW reservations_in_words;
  CREATE TABLE customers_beside (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT, -- NULL once the customer is erased
    email TEXT UNIQUE, -- as the name
    language TEXT NOT NULL CHECK (language IN ('en', 'ko')),
    mail INTEGER NOT NULL DEFAULT 1 CHECK (mail IN (0, 1)),
    erased_at INTEGER, -- ms since the epoch
    CHECK ((name IS NULL) = (erased_at IS NOT NULL) AND (email IS NULL) = (erased_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX customers_erased ON customers_beside (erased_at) WHERE erased_at IS NOT NULL;
  INSERT INTO customers_beside (seq, id, name, email, language, mail)
    SELECT seq, id, name, email, language, mail FROM customers ORDER BY seq;
  DROP TABLE customers;
  ALTER TABLE customers_beside RENAME TO customers;
  CREATE VIEW reservations_in_words AS
    SELECT r.seq, c.id AS customer_id, o.performance_id, o.title, o.grade, r.seats, r.amount, o.currency,
      CASE r.status WHEN 1 THEN 'awaiting-payment' WHEN 2 THEN 'confirmed' WHEN 3 THEN 'cancelled'
        WHEN 4 THEN 'payment-failed' WHEN 5 THEN 'expired' END AS status,
      CASE r.payment WHEN 1 THEN 'requested' WHEN 2 THEN 'deferred' WHEN 3 THEN 'approved'
        WHEN 4 THEN 'declined' WHEN 5 THEN 'cancelled' END AS payment_status,
      r.charge_id, r.opened, r.key
    FROM reservations r JOIN customers c ON c.seq = r.customer JOIN offers o ON o.seq = r.offer;
`

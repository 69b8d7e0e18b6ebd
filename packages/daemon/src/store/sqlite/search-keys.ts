/**
 * This migration adds the text in which a search for customers looks (`customerSearchKey`). It has the name and the address
 * in other spellings, so it is erased with them.
 */
export const SEARCH_KEYS = `
  ALTER TABLE customers ADD COLUMN search_key TEXT -- NULL once the customer is erased, as the name
    CHECK (search_key IS NULL OR erased_at IS NULL);
  UPDATE customers SET search_key = customer_search_key(name, email) WHERE erased_at IS NULL;
`

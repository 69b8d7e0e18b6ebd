import type { SaleTerms } from '@outerpark/core/kernel'

/** This migration adds when, to whom and how much of a performance is sold (domain 3.10). All that there are have no such terms. */
export const SALE_TERMS = `
  ALTER TABLE performances ADD COLUMN terms TEXT -- JSON; NULL if nothing is limited
    CHECK (terms IS NULL OR json_valid(terms));
  ALTER TABLE musicals ADD COLUMN per_customer INTEGER CHECK (per_customer > 0); -- NULL if there is no cap
`

/** The column `terms` of a performance. */
export const saleTermsColumn = (terms: SaleTerms | undefined): string | null =>
  terms ? JSON.stringify(terms) : null

/** The terms of a performance, as `saleTermsColumn` wrote them. */
export const saleTermsFrom = (column: string | null): { readonly terms?: SaleTerms } =>
  column === null ? {} : { terms: JSON.parse(column) as SaleTerms }

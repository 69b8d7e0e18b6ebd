import type { PerformanceResponse } from '@outerpark/core/contract'
import { closesAt, type SaleTerms } from '@outerpark/core/kernel'

type Showing = { readonly startsAt: string; readonly terms?: SaleTerms | undefined }

type Shown = Pick<PerformanceResponse, 'sale' | 'presale' | 'perCustomer' | 'perCustomerOfMusical'>

/** A performance with when, to whom and how much of it is sold. The code of a presale stays here. */
export function withSale<Row extends Showing>({ terms, ...row }: Row): Omit<Row, 'terms'> & Shown {
  if (!terms) return row
  const { sale, presale, ...caps } = terms
  const closes = closesAt({ startsAt: row.startsAt, terms })
  return {
    ...row,
    ...(sale && {
      sale: {
        ...sale,
        ...(closes !== undefined && { closesAt: new Date(closes).toISOString() }),
      },
    }),
    ...(presale && { presale: { opens: presale.opens, ...seatsOf(presale) } }),
    ...caps,
  }
}

const seatsOf = ({ seats }: { readonly seats?: number }) => (seats === undefined ? {} : { seats })

/** A performance of a request, with its terms as commands take them. */
export function withSaleTerms<Wanted extends WordedSale>({
  sale,
  presale,
  perCustomer,
  ...wanted
}: Wanted): Omit<Wanted, keyof WordedSale> & { readonly terms?: SaleTerms } {
  if (!sale && !presale && perCustomer === undefined) return wanted
  const terms: SaleTerms = {
    ...(sale && { sale: given(sale) }),
    ...(presale && { presale: given(presale) }),
    ...(perCustomer !== undefined && { perCustomer }),
  }
  return { ...wanted, terms }
}

/** What a request says of when, to whom and how much is sold. */
export type WordedSale = {
  readonly sale?:
    | { readonly opens?: string | undefined; readonly closes?: string | undefined }
    | undefined
  readonly presale?:
    | { readonly opens: string; readonly code: string; readonly seats?: number | undefined }
    | undefined
  readonly perCustomer?: number | undefined
}

/** The fields that have a value. */
export const given = <Fields extends object>(fields: Fields) =>
  // What is left has no undefined any more.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>
  }

import type { CustomerResponse, WhoamiResponse } from '@outerpark/core/contract'

/** A profile that was just signed in; `customer` is null for an admin. */
export type SignedIn = { readonly profile: string; readonly customer: CustomerResponse | null }

/** The role and customer of a profile at the box office at `url`. */
export type WhoIsIt = WhoamiResponse & { readonly profile: string; readonly url: string }

export type ShownToken = { readonly profile: string; readonly token: string }

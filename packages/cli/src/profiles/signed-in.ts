import type { CustomerResponse, StaffResponse, WhoamiResponse } from '@outerpark/core/contract'

/** A profile that was just signed in. Both are null for the token of the home. */
export type SignedIn = {
  readonly profile: string
  readonly customer: CustomerResponse | null
  readonly staff: StaffResponse | null
}

/** The role and customer of a profile at the box office at `url`. */
export type WhoIsIt = WhoamiResponse & { readonly profile: string; readonly url: string }

export type ShownToken = { readonly profile: string; readonly token: string }

import type { CustomerResponse, StaffResponse, WhoamiResponse } from '@outerpark/core/contract'
import type { Checked } from './check.ts'

/** A profile that was just signed in. Both are null for the token of the home. */
export type SignedIn = {
  readonly profile: string
  readonly customer: CustomerResponse | null
  readonly staff: StaffResponse | null
}

/** The role and customer of a profile at the box office at `url`. */
export type WhoIsIt = WhoamiResponse & { readonly profile: string; readonly url: string }

export type ShownToken = { readonly profile: string; readonly token: string }

/** One of the profiles of this machine. */
export type ListedProfile = Checked & {
  readonly profile: string
  /** whether commands use it that name no profile */
  readonly current: boolean
  readonly role: 'customer' | 'staff' | 'admin'
  /** of the customer or staff member; null for the token of a home */
  readonly id: string | null
  readonly name: string | null
  readonly email: string | null
  /** the box office elsewhere; null for the one of this machine */
  readonly url: string | null
}

export type UsedProfile = { readonly profile: string }

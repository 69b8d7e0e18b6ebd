import type { CustomerResponse, ImportSeasonRequest } from '@outerpark/core/contract'
import type { Way } from '../text/same-way.ts'
import type { Clients } from './model/model.ts'

/** A customer who has just signed in. */
export type SignedIn = { readonly customer: CustomerResponse; readonly token: string }

/**
 * Who is signed in at the terminal, and the profile that keeps their token. `own` asks as that person: after each of these
 * it is another client.
 */
export type Session = Clients & {
  /** the profile of those who work at the box office */
  readonly staffProfile: string | undefined
  /** the address of the box office; empty if it is not known */
  readonly url: string
  /** whether the box office is the daemon of this home, and runs: this user can stop it */
  readonly runsHere: () => boolean
  /** what the user types for this program: `outerpark`, or `npx outerpark` */
  readonly called: string
  /** What a command needs to reach the same box office: as the person at the terminal, or as those who work there. */
  readonly way: (by: 'own' | 'staff') => Way
  /** Keeps the token in a profile, which becomes the current one. */
  readonly signIn: (person: SignedIn) => Promise<void>
  /** Signs in with a token that somebody has, as `outerpark login` does. @returns the name of the person */
  readonly signInWith: (token: string) => Promise<string>
  /** Revokes the token, and forgets the profile. */
  readonly signOut: () => Promise<void>
  /** Writes what has changed about the customer into the profile. */
  readonly renew: (customer: CustomerResponse) => Promise<void>
  /** Forgets the profiles of a customer who was erased. */
  readonly forget: (customer: CustomerResponse) => Promise<void>
  /** The box office does not accept the token any more: asks as nobody from now on. The profile stays. */
  readonly lose: () => void
  /** The season that comes with the program, moved into the future. */
  readonly sample: () => Promise<ImportSeasonRequest>
  /** Writes a new file that only its owner can read. @returns its whole path. @throws Failure if it exists already */
  readonly save: (file: string, data: unknown) => Promise<string>
}

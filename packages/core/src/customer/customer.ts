import type { CustomerId } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'

export type Customer = {
  readonly id: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether the customer gets notices by mail too */
  readonly mail: boolean
}

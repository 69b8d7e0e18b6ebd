import fc from 'fast-check'

/** The performance and the tokens that exist at the office. */
export type Known = {
  readonly performanceId: string
  readonly tokens: { readonly minji: string; readonly junho: string; readonly admin: string }
}

/** Gives `usual` most of the time (by `weight`), and sometimes one of the others. */
export const mostly = <T>(weight: number, usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

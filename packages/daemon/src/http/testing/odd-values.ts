import fc from 'fast-check'

/** Who and what there is at the office that is asked. */
export type Known = {
  readonly performanceId: string
  readonly tokens: { readonly minji: string; readonly junho: string; readonly admin: string }
}

/** Often the first, now and then one of the others. */
export const mostly = <T>(weight: number, usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

/** Why a discount, or the code of one, is refused. */
export type DiscountRefusalParams = {
  'unknown-code': { readonly code: string }
  /** `limit`: how often it can be used, by everybody (`all`) or by one customer (`you`) */
  'code-used-up': { readonly code: string; readonly case: 'all' | 'you'; readonly limit: number }
  'code-does-not-apply':
    | { readonly case: 'not-yet'; readonly code: string; /** ISO 8601 */ readonly when: string }
    /** too few of them: `least` are needed */
    | { readonly case: 'seats'; readonly code: string; readonly least: number }
    /** `others`: it is for other performances, grades or currencies; `first`, `repeat`: for such a visit */
    | { readonly case: 'over' | 'others' | 'first' | 'repeat'; readonly code: string }
  'discount-not-found': { readonly id: string }
  /** another discount of the musical has the code, and has not ended */
  'code-taken': { readonly code: string; readonly name: string }
}

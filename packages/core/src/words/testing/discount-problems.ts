import type { DiscountRefusalParams } from '../../kernel/index.ts'
import type { Examples } from './example.ts'

const code = 'SPRING-27'

/** Parameters of the refusals of discounts. */
export const DISCOUNT_PROBLEMS: Examples<DiscountRefusalParams> = {
  'unknown-code': [{ code }],
  'code-used-up': [
    { code, case: 'all', limit: 100 },
    { code, case: 'all', limit: 1 },
    { code, case: 'you', limit: 1 },
  ],
  'code-does-not-apply': [
    { code, case: 'not-yet', when: '2027-03-01T10:00:00+09:00' },
    { code, case: 'over' },
    { code, case: 'seats', least: 20 },
    { code, case: 'others' },
    { code, case: 'first' },
    { code, case: 'repeat' },
  ],
  'discount-not-found': [{ id: 'DC-7KQ2M9XW4T' }],
  'code-taken': [{ code, name: '봄맞이' }],
}

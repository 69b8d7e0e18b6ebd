import { expect, test } from 'vitest'
import { partOf, pickQuick } from './pick.ts'

const UNIT = 'packages/core/src/reservation/book.test.ts'
const STRIPE = 'packages/daemon/src/payment/stripe/storm.int.test.ts'
const NOTICES = 'packages/daemon/src/office/notices.int.test.ts'
const DEMO = 'packages/cli/src/e2e/demo.e2e.test.ts'

test('every related unit test runs, wherever it is', () => {
  expect(pickQuick([UNIT], ['packages/daemon/src/payment/guard.ts']).run).toEqual([UNIT])
})

test('a test with a database or a process runs only if a file in its part was edited', () => {
  const edited = ['packages/daemon/src/payment/guard.ts', 'README.md']
  expect(pickQuick([STRIPE, NOTICES], edited)).toEqual({ run: [STRIPE], left: [NOTICES] })
})

test('end-to-end tests are left to npm test, even if a file in their part was edited', () => {
  const edited = ['packages/cli/src/testing/outerpark.ts']
  expect(pickQuick([DEMO], edited)).toEqual({ run: [], left: [DEMO] })
})

test.each([
  ['packages/daemon/src/payment/stripe/gateway.ts', 'packages/daemon/src/payment'],
  ['packages/daemon/src/main.ts', 'packages/daemon/src'],
  ['packages/cli/package.json', 'packages/cli'],
  ['scripts/proofs/storm/knobs.ts', 'scripts/proofs'],
  ['vitest.config.ts', ''],
])('%s belongs to %j', (file, part) => {
  expect(partOf(file)).toBe(part)
})

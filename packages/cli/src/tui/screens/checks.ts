import type { VerifyResponse } from '@outerpark/core/contract'
import { line } from '../parts/line.ts'
import type { Next, Screen } from '../screen.ts'
import { spanText, whyOf } from '../text.ts'
import type { Drawn, View } from '../view.ts'

export type ChecksState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly since: number }
  | { readonly is: 'done'; readonly result: VerifyResponse }
  | { readonly is: 'refused'; readonly why: string }

/** Compares everything with everything: seats, reservations, payments, notices, MyPage, and the card company's ledger. */
export const checksScreen: Screen<ChecksState> = {
  needs: [],
  begin: () => ({ is: 'idle' }),
  actions: ({ is }) => (is === 'running' ? [] : ['run']),
  act(state, action, { now }): Next<ChecksState> {
    if (action !== 'run') return { state }
    return {
      state: { is: 'running', since: now },
      ask: async ({ staff, own }) => {
        try {
          const result = await (staff ?? own).verify()
          return () => ({ is: 'done', result })
        } catch (error) {
          const why = whyOf(error)
          return () => ({ is: 'refused', why })
        }
      },
    }
  },
  draw,
  request: () => ({ method: 'GET', path: '/v1/verify' }),
  command: () => ['verify'],
}

function draw(state: ChecksState, _: unknown, view: View): Drawn {
  const { paint, size, words, now } = view
  const one = (...pieces: Parameters<typeof line>[2][]) => line(paint, size.columns, ...pieces)
  switch (state.is) {
    case 'idle':
      return { lines: [one(['quiet', words.checks.hint])] }
    case 'running':
      return { lines: [one(['warn', words.checks.running(spanText(now - state.since, words))])] }
    case 'refused':
      return { lines: [one(['bad', `✗ ${state.why}`])] }
    case 'done': {
      const { checks, ok } = state.result
      const failed = checks.filter((check) => !check.ok).length
      const head = ok
        ? one(['good', `✓ ${words.checks.holds(checks.length)}`])
        : one(['bad', `✗ ${words.checks.fails(failed)}`])
      const rows = checks.map((check) =>
        one(check.ok ? ['good', '✓ '] : ['bad', '✗ '], ['strong', check.name], `  ${check.detail}`),
      )
      return { lines: [head, '', ...rows] }
    }
  }
}

import type { VerifyResponse } from '@outerpark/core/contract'
import { CHECKS, type CheckName } from '@outerpark/core/names'
import { checkWords } from '@outerpark/core/words'
import type { Client } from '../../client/client.ts'
import type { Failure } from '../../failure.ts'
import { forPeople } from '../../output/outlet.ts'
import { gauge } from '../../text/chart.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { line, type Piece } from '../parts/line.ts'
import type { Change, Next, Screen } from '../screen.ts'
import { refusalOf, spanText } from '../text.ts'
import type { Drawn, View } from '../view.ts'

type Check = VerifyResponse['checks'][number]

export type ChecksState = {
  /** what was found until now, in the order in which it was checked */
  readonly found: readonly Check[]
  /** the names of the checks that this box office cannot make */
  readonly notPossible: readonly string[]
  readonly is: 'idle' | 'running' | 'done' | 'refused'
  /** ms since the epoch */
  readonly since: number
  /** when the last check ended, ms since the epoch */
  readonly until: number
  /** why the box office refused, or did not answer */
  readonly refusal?: Failure | undefined
}

const BEGIN: ChecksState = {
  ...{ found: [], notPossible: [], is: 'idle', since: 0, until: 0 },
}

/**
 * Compares everything with everything: seats, reservations, payments, notices, MyPage, and the card company's ledger. The
 * checks are asked for one by one, so one sees how far they are.
 */
export const checksScreen: Screen<ChecksState> = {
  needs: [],
  begin: () => BEGIN,
  actions: ({ is }) => (is === 'running' ? [] : ['run']),
  act(state, action, { now }): Next<ChecksState> {
    if (action !== 'run') return { state }
    return {
      state: { ...BEGIN, is: 'running', since: now },
      ask: ({ staff, own }, { tell }) => checkAll(staff ?? own, tell),
    }
  },
  draw,
  request: () => ({ method: 'GET', path: '/v1/verify' }),
  command: () => ['verify'],
}

async function checkAll(
  client: Pick<Client, 'verify'>,
  tell: (change: Change<ChecksState>) => void,
): Promise<Change<ChecksState>> {
  const done = new Set<string>()
  try {
    for (const name of CHECKS) {
      if (done.has(name)) continue
      const { checks, notChecked } = forPeople(await client.verify(name))
      for (const each of [...checks, ...notChecked, { name }]) done.add(each.name)
      const missing = name === 'ledger-matches-payments' && notChecked.length > 0
      const until = Date.now()
      tell((state) => ({
        ...{ ...state, until, found: [...state.found, ...checks] },
        notPossible: missing ? CHECKS.slice(-2) : state.notPossible,
      }))
      // Without a ledger neither of its two checks can be made.
      if (missing) break
    }
    return (state) => ({ ...state, is: 'done' })
  } catch (error) {
    const refusal = refusalOf(error)
    return (state) => ({ ...state, is: 'refused', refusal })
  }
}

function draw(state: ChecksState, _: unknown, view: View): Drawn {
  const { paint, size, words } = view
  const one = (...pieces: readonly Piece[]) => line(paint, size.columns, ...pieces)
  const rows = CHECKS.flatMap((name) => checkLines(name, state, view))
  const note = state.notPossible.length > 0 ? ['', one(['quiet', words.checks.notChecked])] : []
  const lines = [one(['strong', words.checks.title]), headLine(state, view), '', ...rows, ...note]
  // Where there is no room for all of it, the blank lines go first, and then the title.
  const filled = lines.length > size.rows ? lines.filter((each) => each !== '') : lines
  const fitting = filled.length > size.rows ? filled.slice(1) : filled
  return { lines: fitting.slice(0, size.rows) }
}

function headLine(state: ChecksState, { paint, size, words, now }: View): string {
  const { is, found, notPossible, since, until, refusal } = state
  const one = (...pieces: readonly Piece[]) => line(paint, size.columns, ...pieces)
  const [count, of] = [found.length, CHECKS.length - notPossible.length]
  const failed = found.filter(({ ok }) => !ok).length
  switch (is) {
    case 'idle':
      return one(['quiet', words.checks.hint])
    case 'running': {
      const text = words.checks.running(Math.min(count + 1, of), of, spanText(now - since, words))
      return one(['accent', `${gauge(count, of, 24)} `], ['warn', text])
    }
    case 'refused':
      return one(['bad', `✗ ${refusal?.detail}`])
    case 'done':
      return failed === 0
        ? one(['good', `✓ ${words.checks.holds(count, spanText(until - since, words))}`])
        : one(['bad', `✗ ${words.checks.fails(failed)}`])
  }
}

function checkLines(name: CheckName, state: ChecksState, view: View): string[] {
  const { paint, size, words, language } = view
  const { found, is, notPossible } = state
  const check = found.find((each) => each.name === name)
  const isNext = is === 'running' && nextOf(state) === name
  const text = words.checks.names[name]
  const one = (...pieces: readonly Piece[]) => line(paint, size.columns, ...pieces)
  if (notPossible.includes(name)) return [one(['quiet', `– ${text}`])]
  if (!check) return [one([isNext ? 'warn' : 'quiet', `${isNext ? '▸' : '·'} ${text}`])]
  // A name that does not fit would be of no use.
  const code = widthOf(text) + 4 + name.length > size.columns ? '' : `  ${name}`
  if (check.ok) return [one(['good', '✓ '], text, ['quiet', code])]
  const why = wrap(checkWords(language, check), size.columns - 4).slice(0, 3)
  return [
    one(['bad', `✗ ${text}`], ['quiet', code]),
    ...why.map((each) => one(['bad', `    ${each}`])),
  ]
}

/** The check that is under way. */
const nextOf = ({ found }: ChecksState): CheckName | undefined =>
  CHECKS.find((name) => !found.some((each) => each.name === name))

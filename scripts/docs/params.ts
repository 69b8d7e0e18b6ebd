import { type Happened, ownParams } from '@outerpark/core/mypage'
import { FLAWS, TIMELINE } from '../../packages/core/src/words/testing/examples.ts'
import { PROBLEMS } from '../../packages/core/src/words/testing/problems.ts'
import { code, table } from './markdown.ts'

/** The parameters of each error code, as examples. The compiler checks that every code has some. */
export const problemParams = (): string => paramTable('code', PROBLEMS)

/** The parameters of each error of a field. */
export const flawParams = (): string => paramTable('code', FLAWS)

/** The parameters of each entry of a timeline. */
export const timelineParams = (): string => paramTable('type', OWN)

/** As MyPage sends them: without what the reservation says. */
const OWN = Object.fromEntries(
  Object.entries(TIMELINE).map(([type, examples]) => [
    type,
    // A type of an entry with its parameters.
    examples.map((params) => ownParams({ type, params } as Happened) ?? {}),
  ]),
)

function paramTable(name: string, examples: Readonly<Record<string, readonly object[]>>): string {
  const rows = Object.entries(examples)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, params]) => [code(of), differing(params).map(shown).join('<br>')])
  return table([name, 'parameters'], rows)
}

/** One example of each case. Without cases the first one, since the others only have other values. */
function differing(params: readonly object[]): object[] {
  const byShape = new Map(
    params
      .toReversed()
      .map((each) => [`${'case' in each ? each.case : ''} ${Object.keys(each).join()}`, each]),
  )
  return [...byShape.values()].reverse()
}

const shown = (params: object) => {
  const json = JSON.stringify(params)
  return json === '{}' ? 'none' : code(json)
}

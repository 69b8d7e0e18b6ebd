import type { HallRefusalParams } from '../kernel/index.ts'
import type { HallMistakeWords } from './sentence.ts'

/** So many mistakes are named. The others are counted. */
const NAMED = 5

/**
 * The first few mistakes of a plan, and how many there are.
 * @param lineOf the place of a mistake within a part of several lines
 */
export function planMistakes(
  { mistakes, more }: HallRefusalParams['hall-plan-wrong'],
  words: HallMistakeWords,
  lineOf: (line: number, column: number) => string,
): { readonly named: string; readonly more: number } {
  const sentences = mistakes.slice(0, NAMED).map(({ code, params, at }) => {
    // Each code has the parameters of its own sentence. The parser wrote both.
    const say = words[code as keyof HallMistakeWords] as (params: object) => string
    return `${at.path}${at.path.endsWith('.rows') ? lineOf(at.line, at.column) : ''}: ${say(params)}`
  })
  return { named: sentences.join('; '), more: Math.max(0, mistakes.length - NAMED) + more }
}

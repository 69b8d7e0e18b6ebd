import type { HallMistake, HallMistakeParams } from '../hall/index.ts'
import { printable } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'

/**
 * What is wrong with the plan of a hall, as it goes on after its place.
 *
 * @example hallMistakeText('en', { code: 'row-empty', params: { row: '3' } }) // 'row 3 has no seat'
 */
export function hallMistakeText(
  language: Language,
  { code, params }: Pick<HallMistake, 'code' | 'params'>,
): string {
  // Each code has the parameters of its own sentence.
  const text = WORDS[language].hallMistakes[code] as (
    params: HallMistakeParams[typeof code],
  ) => string
  return printable(text(params))
}

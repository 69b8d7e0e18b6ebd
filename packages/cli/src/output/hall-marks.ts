import { BIT, FLAGS, type Flag } from '@outerpark/core/hall'
import { widthOf } from '../text/width.ts'

/** The sign of each flag in a plan. */
export const FLAG_MARKS: Readonly<Record<Flag, string>> = {
  wheelchair: 'w',
  companion: 'c',
  restricted: '!',
  house: 'h',
  kill: '-',
}

/** Of a seat with several flags the first of these is shown. */
const IN_ORDER: readonly Flag[] = ['kill', 'house', 'wheelchair', 'companion', 'restricted']

/** The flag that a seat with these bits shows. Undefined if it has none. */
export const shownFlag = (bits: number): Flag | undefined =>
  IN_ORDER.find((flag) => (bits & BIT[flag]) !== 0)

const OTHERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abdefgijklmnopqrstuvxyz']

/**
 * A sign of one column for each grade, all different: a letter of its name if possible, so that nobody needs colours to tell them
 * apart.
 */
export function gradeMarks(grades: readonly string[]): readonly string[] {
  const taken = new Set<string>(FLAGS.map((flag) => FLAG_MARKS[flag]))
  return grades.map((grade) => {
    const letters = [...grade.toUpperCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    const free = [...letters, ...OTHERS].find((mark) => widthOf(mark) === 1 && !taken.has(mark))
    const mark = free ?? '?'
    taken.add(mark)
    return mark
  })
}

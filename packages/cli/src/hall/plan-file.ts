import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type HallRequest, hallRequest } from '@outerpark/core/contract'
import type { SeatMap } from '@outerpark/core/hall'
import { failure } from '../failure.ts'
import { readText } from '../season/file.ts'
import { type BasedOn, basedOnText } from './based-on.ts'
import { type FileMistake, readHall } from './check.ts'

/** The plan in a file, and which version it changes if the file says one. */
export type PlanFile = {
  readonly plan: HallRequest
  readonly map: SeatMap
  readonly base: BasedOn | undefined
}

/**
 * Reads the plan in a file.
 *
 * @throws Failure `hall-invalid` if it has mistakes
 */
export function readPlanFile(path: string): PlanFile {
  const read = readHall(readText(path))
  if (read.map) return { plan: hallRequest.parse(read.plan), map: read.map, base: read.base }
  const name = basename(path)
  throw failure(
    'hall-invalid',
    ({ halls }) => halls.notSent(name, read.mistakes.length),
    ({ halls }) => halls.correct(read.mistakes.length),
    { flaws: read.mistakes.map((mistake) => asFlaw(name, mistake)) },
  )
}

const asFlaw = (name: string, { line, column, message }: FileMistake) => ({
  path: `${name}:${line}:${column}`,
  message,
})

const VERSION = /^version:[ \t]*("?)[1-9]\d*(?: of \S+?)?\1[ \t]*(?=\r?$)/m

/**
 * Writes into a file which version its plan is now, so that it can be changed and sent once more. Nothing else of the file changes, and a
 * file without a version gets none.
 *
 * @returns whether it was written
 */
export function renewVersion(path: string, base: BasedOn): boolean {
  try {
    const text = readFileSync(path, 'utf8')
    const renewed = text.replace(VERSION, `version: ${basedOnText(base)}`)
    if (renewed === text) return false
    writeFileSync(path, renewed)
    return true
  } catch {
    // The plan was sent. If the file cannot be written, the next change of it is refused and says why.
    return false
  }
}

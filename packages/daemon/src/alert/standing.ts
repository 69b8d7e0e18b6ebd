import { ALERTS } from '@outerpark/core/names'
import { z } from 'zod'
import { readTrusted, writeOver, writeWhole } from '../process/private-files.ts'

const alert = z.enum(ALERTS)
const facts = z.record(z.string(), z.union([z.number(), z.string()]))
const raised = z.object({ alert, since: z.string(), facts })
const message = z.object({
  type: z.enum(['alert.raised', 'alert.cleared']),
  timestamp: z.string(),
  data: z.object({ alert, since: z.string(), mode: z.string(), facts }),
})
const way = z.object({
  /** what was told of each alert last, and when (ms since the epoch) */
  told: z.array(z.object({ message, at: z.number() })),
  /** since when nobody can be told in this way, and why; null if the last try went well */
  failing: z.object({ since: z.string(), reason: z.string() }).nullable(),
})
const schema = z.object({
  raised: z.array(raised),
  /** when those that are over ended */
  over: z.array(z.object({ alert, at: z.string() })),
  /** by its id */
  ways: z.record(z.string(), way),
})

/** What is raised, and what the operator was told of it: the next worker goes on with it. */
export type AlertStanding = z.infer<typeof schema>

/** Where the standing is kept between two workers. */
export type StandingStore = {
  /**
   * what the last worker has kept; undefined if there is nothing, or nothing that this version knows
   * @throws FileNotTrusted, and Node's errors such as that of a failing disk
   */
  readonly read: () => AlertStanding | undefined
  /** @throws Node's errors, such as that of a full disk */
  readonly write: (standing: AlertStanding) => void
}

/** The file has blanks at its end up to this length, so that on a full disk there is room for what is told then. */
const RESERVED_CHARACTERS = 16_384

/** Keeps the standing in a file of the home. */
export const standingIn = (file: string): StandingStore => ({
  read() {
    try {
      return schema.safeParse(JSON.parse(readTrusted(file))).data
    } catch (error) {
      // Half a file, as `writeOver` may leave one at a power cut.
      if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  },
  write(standing) {
    const text = `${JSON.stringify(standing)}\n`
    try {
      writeWhole(file, text.padEnd(RESERVED_CHARACTERS))
    } catch (error) {
      // Even then it has to be known what was told, or nobody hears that it is over.
      if (!isFull(error)) throw error
      writeOverFull(file, text, error)
    }
  },
})

/** @throws AggregateError that says that the disk is full, and why not even the file that is there can be used */
function writeOverFull(file: string, text: string, full: unknown): void {
  try {
    writeOver(file, text)
  } catch (error) {
    const both = [full, error]
    const said = both.map((each) => (each instanceof Error ? each.message : String(each)))
    throw new AggregateError(both, said.join('; '))
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].some((code) => code === codeOf(error))

import { basename } from 'node:path'
import type { SeasonResponse } from '@outerpark/core/contract'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { readText } from '../season/file.ts'
import { namesHall } from '../season/names-hall.ts'
import { words } from '../words/words.ts'

/** Registers all musicals of a season file, or none of them. */
export async function importSeason(context: Context, file: string): Promise<SeasonResponse> {
  const text = readText(file)
  // Loads zod and a YAML parser, which no other command needs.
  const { readSeason } = await import('../season/read.ts')
  // A box office is asked for its halls only if the file names one: mistakes need none.
  const halls = namesHall(text) ? (await (await connect(context, 'nobody')).halls()).items : []
  const season = readSeason(text, basename(file), Date.now(), halls)
  const performances = season.musicals.reduce((sum, each) => sum + each.performances.length, 0)
  const client = await connect(context, 'admin')
  const progress = process.stderr.isTTY ? context.say : () => undefined
  progress(
    words().seasons.registering(
      words().seasons.musicals(season.musicals.length),
      words().seasons.performances(performances),
    ),
  )
  return client.importSeason(season).catch((error: unknown) => {
    throw error instanceof Failure && error.code === 'body-too-large'
      ? tooLarge(error, basename(file), Buffer.byteLength(JSON.stringify(season)))
      : error
  })
}

/** The failure for a season that the box office does not take. Its own words are about a body, which nobody has typed. */
export function tooLarge(refusal: Failure, name: string, bytes: number): Failure {
  const limit = limitIn(refusal.params)
  const most = limit === undefined ? words().seasons.fewer : words().seasons.atMost(inMiB(limit))
  const detail = words().seasons.tooLarge(name, inMiB(bytes), most)
  const hint = words().seasons.divide
  return new Failure({ ...refusal.fields, detail, hint }, { cause: refusal })
}

/** The limit of the box office, in bytes. A box office of an older version does not say it. */
function limitIn(params: unknown): number | undefined {
  const limit = typeof params === 'object' && params && 'limit' in params ? params.limit : undefined
  return typeof limit === 'number' ? limit : undefined
}

const inMiB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`

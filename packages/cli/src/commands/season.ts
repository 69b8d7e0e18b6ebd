import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { SeasonResponse } from '@outerpark/core/contract'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'

/** Registers all musicals of a season file, or none. */
export async function importSeason(context: Context, file: string): Promise<SeasonResponse> {
  const text = readText(file)
  // With zod and a YAML parser in it, this is loaded by those alone who have a file.
  const { readSeason } = await import('../season/read.ts')
  const season = readSeason(text, basename(file), Date.now())
  const performances = season.musicals.reduce((sum, each) => sum + each.performances.length, 0)
  const client = await connect(context, 'admin')
  const progress = process.stderr.isTTY ? context.say : () => undefined
  progress(`Registering ${season.musicals.length} musicals with ${performances} performances …`)
  return client.importSeason(season)
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw failure('file-unreadable', `${file} cannot be read: ${reason}`, undefined, { cause })
  }
}

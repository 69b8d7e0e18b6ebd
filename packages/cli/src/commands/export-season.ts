import { readList } from '../client/list.ts'
import { musicalId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'
import type { ExportedSeason } from '../season/export.ts'

const ALL = { limit: Number.POSITIVE_INFINITY }

/** What is on sale from now on as a season file: all musicals that have performances to come, or one. */
export async function exportSeason(
  context: Context,
  { musical: typed }: { readonly musical?: string },
): Promise<ExportedSeason> {
  const client = await connect(context, 'nobody')
  const id = typed === undefined ? undefined : await musicalId(client, typed, chooser(context))
  const from = new Date().toISOString()
  const of = id === undefined ? { from } : { from, musicalId: id }
  const { items: performances } = await readList(
    (query) => client.performances({ ...query, ...of }),
    ALL,
  )
  const playing = new Set(performances.map(({ musicalId }) => musicalId))
  const all =
    id === undefined ? (await readList(client.musicals, ALL)).items : [await client.musical(id)]
  // The list begins with the newest. A file reads better in the order in which they were registered.
  const musicals = all.toReversed().filter((each) => each.id === id || playing.has(each.id))
  const inHalls = performances.some(({ hall }) => hall !== undefined)
  const halls = inHalls ? (await client.halls()).items : []
  const { exportedSeason } = await import('../season/export.ts')
  return exportedSeason({ musicals, performances, halls })
}

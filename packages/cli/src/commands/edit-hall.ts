import type { HallResponse } from '@outerpark/core/contract'
import { nameKey } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { hallId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { versionFor } from '../hall/based-on.ts'
import { readPlanFile, renewVersion } from '../hall/plan-file.ts'
import { readSentPlan } from '../hall/sent.ts'
import { chooser, needAll } from '../prompts/ask.ts'
import { whichHall } from '../prompts/which.ts'
import { whichFile } from './hall.ts'
import { agreedToHall, type MappedPlan } from './hall-question.ts'
import { hallVersionOf } from './hall-version.ts'

export type EditOptions = {
  /** an earlier version of the hall, in the place of a file */
  readonly hallVersion?: number
  /** also if the hall has a newer version than the file says */
  readonly force?: boolean
  /** without a question; needed where nobody can be asked */
  readonly yes?: boolean
}

/** A hall with its plan, and what became of it. */
export type ChangedHall = {
  readonly hall: HallResponse
  /** the version that it had; undefined if the hall is new */
  readonly before: number | undefined
  /** the file that says the new version now */
  readonly renewed?: string
}

/**
 * Gives the box office a hall with the plan of a file. If there is a hall of that name, a person is asked whether it is to have this plan;
 * `--yes` says so.
 */
export async function addHall(
  context: Context,
  given: string | undefined,
  options: Pick<EditOptions, 'yes' | 'force'>,
): Promise<ChangedHall> {
  const path = await whichFile(context, given)
  const file = readPlanFile(path)
  const client = await connect(context, 'admin')
  const same = await sameNamed(client, file.plan.hall)
  // Where nobody can be asked, and for the same request once more, the box office answers.
  if (!same || !(context.interactive || options.yes) || (await hasPlan(client, same.id, file)))
    return { hall: await client.addHall(file.plan), before: undefined }
  const wanted = { ...file, was: versionFor(same.id, file.base) }
  return withFile(path, await change(context, client, same.id, wanted, options))
}

const sameNamed = async (client: Pick<Client, 'halls'>, name: string) =>
  (await client.halls()).items.find(({ hall }) => nameKey(hall) === nameKey(name))

const hasPlan = async (client: Pick<Client, 'hall'>, id: string, { plan }: MappedPlan) =>
  isSame(readSentPlan(await client.hall(id)), { plan })

/** Gives a hall another plan: that of a file, or an earlier one of its own. Performances that are on sale keep theirs. */
export async function editHall(
  context: Context,
  given: string | undefined,
  file: string | undefined,
  options: EditOptions,
): Promise<ChangedHall> {
  const { hallVersion } = options
  if (file !== undefined && hallVersion !== undefined) throw usage(({ halls }) => halls.oneOfTwo)
  needAll(context, { HALL: given, FILE: file ?? hallVersion })
  const typed = await whichHall(context, given)
  if (hallVersion !== undefined) {
    const client = await connect(context, 'admin')
    const id = await hallId(client, typed, chooser(context))
    const wanted = readSentPlan(await hallVersionOf(client, id, hallVersion))
    return change(context, client, id, { ...wanted, was: undefined }, options)
  }
  const path = await whichFile(context, file)
  const read = readPlanFile(path)
  const client = await connect(context, 'admin')
  const id = await hallId(client, typed, chooser(context))
  const wanted = { ...read, was: versionFor(id, read.base) }
  return withFile(path, await change(context, client, id, wanted, options))
}

/**
 * Gives a hall a plan, after a question that says what it changes. A plan that it has already is not sent: so the same command with the
 * same Idempotency-Key does no harm.
 *
 * @param wanted the plan, and the version that it was made from, if that is known
 */
async function change(
  context: Context,
  client: Pick<Client, 'hall' | 'changeHall'>,
  id: string,
  { plan, map, was }: MappedPlan & { readonly was: number | undefined },
  { force = false, yes = false }: EditOptions,
): Promise<ChangedHall> {
  const now = await client.hall(id)
  const { version } = now
  const before = readSentPlan(now)
  if (isSame(before, { plan })) return { hall: now, before: version }
  // The box office refuses it, and says who was quicker.
  if (was !== undefined && was !== version && !force) await client.changeHall(id, { ...plan, was })
  await agreedToHall(context, { id, version, before, after: { plan, map } }, { yes })
  return { hall: await client.changeHall(id, { ...plan, was: version }), before: version }
}

/** Whether two plans are the same, also if their files have the parts in another order. */
const isSame = (one: Pick<MappedPlan, 'plan'>, other: Pick<MappedPlan, 'plan'>): boolean =>
  JSON.stringify(one.plan) === JSON.stringify(other.plan)

function withFile(path: string, changed: ChangedHall): ChangedHall {
  const { id, version } = changed.hall
  return renewVersion(path, { version, of: id }) ? { ...changed, renewed: path } : changed
}

import { basename } from 'node:path'
import {
  type HallRequest,
  type HallResponse,
  type HallVersionResponse,
  hallRequest,
} from '@outerpark/core/contract'
import { hallId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { type FileMistake, readHall } from '../hall/check.ts'
import { chooser, needAll } from '../prompts/ask.ts'
import { whichHall } from '../prompts/which.ts'
import { readText } from '../season/file.ts'
import { whichFile } from './hall.ts'

/** Gives the box office a hall with the plan of a file. */
export async function addHall(context: Context, given: string | undefined): Promise<HallResponse> {
  const plan = readPlanFile(await whichFile(context, given))
  return (await connect(context, 'admin')).addHall(plan)
}

/** A hall with its plan, and the version that it had before. */
export type ChangedHall = { readonly hall: HallResponse; readonly before: number }

/** Gives a hall another plan. Performances that are on sale keep theirs. */
export async function editHall(
  context: Context,
  given: string | undefined,
  file: string | undefined,
): Promise<ChangedHall> {
  needAll(context, { HALL: given, FILE: file })
  const typed = await whichHall(context, given)
  const plan = readPlanFile(await whichFile(context, file))
  const client = await connect(context, 'admin')
  const id = await hallId(client, typed, chooser(context))
  const { version: before } = await client.hall(id)
  return { hall: await client.changeHall(id, plan), before }
}

export async function listHalls(
  context: Context,
): Promise<{ readonly items: readonly HallResponse[]; readonly next: null }> {
  const { items } = await (await connect(context, 'nobody')).halls()
  return { items, next: null }
}

/** A hall with its newest plan. */
export async function showHall(
  context: Context,
  given: string | undefined,
): Promise<HallVersionResponse> {
  const typed = await whichHall(context, given)
  const client = await connect(context, 'nobody')
  return client.hall(await hallId(client, typed, chooser(context)))
}

/**
 * Reads the plan in a file.
 *
 * @throws Failure `hall-invalid` if it has mistakes
 */
export function readPlanFile(path: string): HallRequest {
  const read = readHall(readText(path))
  if (read.map) return hallRequest.parse(read.plan)
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

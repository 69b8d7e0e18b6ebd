import type { AddedStaffResponse, AddStaffRequest, StaffResponse } from '@outerpark/core/contract'
import type { Scope } from '@outerpark/core/kernel'
import type { Client, Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { staffId, staffNamed } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { scopeList } from '../input/access.ts'
import { askToConfirm, asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { whichStaff } from '../prompts/people.ts'
import { ruleOf } from '../prompts/validator.ts'
import { words } from '../words/words.ts'

export async function listStaff(
  context: Context,
  options: ListOptions,
): Promise<Page<StaffResponse>> {
  const client = await connect(context, 'admin')
  return readList(client.staff, options)
}

export type AddOptions = { readonly scopes?: readonly Scope[]; readonly ends?: string }

/** Adds a person who works at the box office. The answer has their first token. */
export async function addStaff(
  context: Context,
  typed: string | undefined,
  { scopes, ends }: AddOptions,
): Promise<AddedStaffResponse> {
  needAll(context, { NAME: typed, '--scopes': scopes })
  const name = await givenOrAsked(context, typed, {
    flag: 'NAME',
    message: words().people.personsName,
    parse: asText,
    rule: ruleOf('name'),
  })
  const allowed = await givenOrAsked(context, scopes, {
    flag: '--scopes',
    message: words().people.mayDo,
    parse: (text) => scopeList(text),
  })
  const client = await connect(context, 'admin')
  // The box office checks that a staff member can have these scopes.
  const body = { name, scopes: [...allowed], ...(ends && { endsAt: ends }) } as AddStaffRequest
  const added = await client.addStaff(body)
  if (!context.json) await sayNamesakes(context, client, added)
  return added
}

/** A name that several people have names nobody, for `staff revoke` for example. */
async function sayNamesakes(
  context: Context,
  client: Client,
  { staff: { id, name } }: AddedStaffResponse,
): Promise<void> {
  const others = (await staffNamed(client, name)).filter(
    (each) => each.id !== id && each.revokedAt === null,
  )
  if (others.length === 0) return
  const ids = others.map((other) => other.id).join(', ')
  context.say(words().people.sameName(name, ids, id))
}

/**
 * Lets a person work here no longer. All of their tokens are revoked.
 *
 * @param confirm asks the person at the terminal
 */
export async function revokeStaff(
  context: Context,
  typed: string | undefined,
  { yes }: { readonly yes?: boolean },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<StaffResponse> {
  const whom = await whichStaff(context, typed)
  const client = await connect(context, 'admin')
  const id = await staffId(client, whom, chooser(context))
  const name = yes ? id : await named(client, id)
  if (!yes && !context.interactive)
    throw failure(
      'confirmation-needed',
      ({ people }) => people.yesToRevoke(name),
      ({ people }) => people.runRevoke(id),
    )
  if (!yes && !(await confirm(words().people.askRevoke(name))))
    throw failure('not-confirmed', ({ people }) => people.nobodyRevoked)
  return client.revokeStaff(id)
}

/** The name of a staff member with the id: `Han Seoyeon (ST-7KQ…)`. */
async function named(client: Client, id: string): Promise<string> {
  const { items } = await client.staff({ idPrefix: id, limit: 1 })
  return items[0] ? `${items[0].name} (${id})` : id
}

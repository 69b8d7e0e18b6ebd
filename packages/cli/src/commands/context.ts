import { rmSync, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { Page } from '../client/client.ts'
import { refuseInTheClear } from '../connect.ts'
import { type Context, normalUrl } from '../context.ts'
import { noSuchContext, officeOf } from '../contexts/choose.ts'
import {
  changeContexts,
  contextsFile,
  findContext,
  folderOf,
  type KeptContext,
  readContexts,
} from '../contexts/file.ts'
import type { ListedContext, NamedContext } from '../contexts/listed.ts'
import { checkContextName, DEFAULT } from '../contexts/names.ts'
import { probeOffice } from '../contexts/probe.ts'
import { failure, usage } from '../failure.ts'
import { readProfiles } from '../profiles/file.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { needName, whichContext } from '../prompts/where.ts'
import { words } from '../words/words.ts'

/** The contexts by name, that of this machine first. */
export async function listContexts({ places }: Context): Promise<Page<ListedContext>> {
  const { current, contexts } = readContexts(contextsFile(places))
  const others = Object.entries(contexts).sort(([a], [b]) => (a < b ? -1 : 1))
  const items = [
    { name: DEFAULT, office: { places, url: undefined, insecure: false } },
    ...others.map(([name, kept]) => ({ name, office: officeOf(name, kept, places) })),
  ].map(({ name, office }) => ({
    ...{ context: name, current: name === (current ?? DEFAULT) },
    ...{ url: office.url ?? null, home: office.url === undefined ? office.places.home : null },
    ...{ insecure: office.insecure, profiles: profilesIn(office.places.profiles) },
  }))
  return { items, next: null }
}

const profilesIn = (file: string) => Object.keys(readProfiles(file).profiles)

/**
 * Adds a context: the address of a box office elsewhere, or the home of one on this machine. The first answer of an address
 * tells whether it is a box office.
 *
 * @param address the URL, or the folder of the home
 */
export async function addContext(
  context: Context,
  given: { readonly name: string | undefined; readonly address: string | undefined },
  { check = true }: { readonly check?: boolean },
): Promise<NamedContext> {
  const { name, address } = await needName(context, given)
  checkContextName(name)
  const file = contextsFile(context.places)
  if (name === DEFAULT || findContext(readContexts(file), name)) throw alreadyThere(name)
  const kept = keptFor(context, address)
  if ('url' in kept) {
    refuseInTheClear(kept.url, context.insecure)
    const gap = check ? await probeOffice(kept.url) : undefined
    if (gap !== undefined) context.say(gap)
  }
  await changeContexts(file, (before) => {
    if (findContext(before, name)) throw alreadyThere(name)
    return { ...before, contexts: { ...before.contexts, [name]: kept } }
  })
  return { context: name }
}

/** What is kept of an address. Plain HTTP is allowed only by --insecure, and only where it is needed. */
function keptFor({ insecure }: Context, address: string): KeptContext {
  if (/^https?:\/\//i.test(address)) {
    const url = normalUrl(address)
    return url.startsWith('http:') && insecure ? { url, insecure } : { url }
  }
  if (!isAbsolute(address) && !/^\.{0,2}[/\\]/.test(address))
    throw usage(
      ({ contexts }) => contexts.neither(address),
      ({ contexts }) => contexts.bothForms(address),
    )
  const home = resolve(address)
  const at = statSync(home, { throwIfNoEntry: false })
  if (at?.isDirectory()) return { home }
  throw usage(
    ({ contexts }) => (at ? contexts.noFolder(home) : contexts.notThere(home)),
    ({ contexts }) => contexts.makeHome(home),
  )
}

const alreadyThere = (name: string) =>
  failure(
    'context-exists',
    ({ contexts }) => (name === DEFAULT ? contexts.isHere(name) : contexts.exists(name)),
    ({ contexts }) => (name === DEFAULT ? contexts.chooseAnother : contexts.orRemove(name)),
  )

/** Makes a context the current one, which commands use that name no box office. */
export async function useContext(
  context: Context,
  given: string | undefined,
): Promise<NamedContext> {
  const name = await whichContext(context, given)
  await changeContexts(contextsFile(context.places), (before) => {
    if (name !== DEFAULT && !findContext(before, name)) throw noSuchContext(name)
    return { ...before, current: name === DEFAULT ? null : name }
  })
  const [stronger] = ['OUTERPARK_CONTEXT', 'OUTERPARK_URL'].filter((each) => context.env[each])
  if (stronger !== undefined) context.say(words().contexts.overridden(stronger))
  return { context: name }
}

/**
 * Removes a context and forgets the profiles that are signed in there, which needs a yes: their tokens cannot be had again. The home
 * of a box office of this machine stays as it is.
 */
export async function removeContext(
  context: Context,
  given: string | undefined,
  { yes }: { readonly yes?: boolean },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<NamedContext> {
  const { places } = context
  const name = await whichContext(context, given)
  const found = findContext(readContexts(contextsFile(places)), name)
  if (name === DEFAULT) throw usage(({ contexts }) => contexts.isHere(name))
  if (!found) throw noSuchContext(name)
  const lost = 'home' in found ? [] : profilesIn(officeOf(name, found, places).places.profiles)
  if (lost.length > 0 && !yes) await makeSure(context, { name, lost, confirm })
  await changeContexts(contextsFile(places), ({ current, contexts }) => {
    const { [name]: _removed, ...others } = contexts
    return { current: current === name ? null : current, contexts: others }
  })
  if (!('home' in found)) rmSync(folderOf(places, name), { recursive: true, force: true })
  return { context: name }
}

async function makeSure(
  context: Context,
  asked: {
    readonly name: string
    readonly lost: readonly string[]
    readonly confirm: (question: string) => Promise<boolean>
  },
): Promise<void> {
  const { name, lost, confirm } = asked
  const told = words().contexts.lost(lost.join(', '))
  const way = words().contexts.revokeFirst(name, lost[0] ?? '')
  if (!context.interactive)
    throw failure(
      'confirmation-needed',
      ({ contexts }) => `${contexts.yesMissing(name)} ${told}`,
      ({ contexts }) => `${way}. ${contexts.thenRun(name)}`,
    )
  context.say(`${told} ${way}`)
  if (!(await confirm(words().contexts.remove(name))))
    throw failure('not-confirmed', ({ contexts }) => contexts.stays(name))
}

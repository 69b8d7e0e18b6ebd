import { join } from 'node:path'
import { type Failure, failure, usage } from '../failure.ts'
import type { Places } from '../places.ts'
import { contextsFile, findContext, folderOf, type KeptContext, readContexts } from './file.ts'
import { DEFAULT } from './names.ts'

/** Which box office a command is for, and whose profiles it uses. */
export type ChosenOffice = {
  /** the name of the context; undefined if an address was named instead of one */
  readonly name: string | undefined
  /** the places of this command; the profiles are those of the context */
  readonly places: Places
  /** as it was typed, if it was; undefined for the box office of this machine */
  readonly url: string | undefined
  /** whether plain HTTP to that address was allowed when the context was added */
  readonly insecure: boolean
}

/** What the command line names. */
type Named = { readonly context?: string | undefined; readonly url?: string | undefined }

/**
 * Chooses the box office of a command: --context or --url, else OUTERPARK_CONTEXT or OUTERPARK_URL, else the current context.
 * An address means the profiles of this machine, as it always did.
 *
 * @throws Failure `usage` if both are named; `context-not-found`
 */
export function chooseOffice(
  { context, url }: Named,
  env: NodeJS.ProcessEnv,
  places: Places,
): ChosenOffice {
  if (context !== undefined && url !== undefined)
    throw usage(
      ({ contexts }) => contexts.bothNamed,
      ({ contexts }) => contexts.leaveOneOut,
    )
  if (url !== undefined) return at(url, places)
  if (context !== undefined) return named(context, places)
  const { OUTERPARK_CONTEXT: kept, OUTERPARK_URL: address } = env
  if (kept && address)
    throw usage(
      ({ contexts }) => contexts.bothSet,
      ({ contexts }) => contexts.unsetOne,
    )
  if (address) return at(address, places)
  return named(kept || (readContexts(contextsFile(places)).current ?? DEFAULT), places)
}

const at = (url: string, places: Places): ChosenOffice => ({
  ...{ name: undefined, places, url, insecure: false },
})

function named(name: string, places: Places): ChosenOffice {
  if (name === DEFAULT) return { name, places, url: undefined, insecure: false }
  const found = findContext(readContexts(contextsFile(places)), name)
  if (!found) throw noSuchContext(name)
  return officeOf(name, found, places)
}

/** The box office of a context. Each has a file of profiles of its own, so no profile is taken for that of another one. */
export function officeOf(name: string, found: KeptContext, places: Places): ChosenOffice {
  if ('home' in found) {
    const own = { home: found.home, profiles: join(found.home, 'profiles.json') }
    return { name, places: own, url: undefined, insecure: false }
  }
  const profiles = join(folderOf(places, name), 'profiles.json')
  const { url, insecure = false } = found
  return { name, places: { home: places.home, profiles }, url, insecure }
}

export const noSuchContext = (name: string): Failure =>
  failure(
    'context-not-found',
    ({ contexts }) => contexts.unknown(name),
    ({ contexts }) => contexts.addIt(name),
  )

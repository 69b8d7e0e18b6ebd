import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Client } from '../client/client.ts'
import { connectAs, refuseInTheClear } from '../connect.ts'
import type { Context } from '../context.ts'
import { isDaemonOf } from '../daemon/process.ts'
import { elsewhere, readState } from '../daemon/state.ts'
import { failure } from '../failure.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { forgetCustomer, renewCustomer } from '../profiles/keep.ts'
import { ADMIN } from '../profiles/names.ts'
import { calledBy } from '../text/called.ts'
import type { Session } from '../tui/session.ts'
import { keep } from './code.ts'
import { logout } from './profile.ts'
import { keepLogin } from './sign-in.ts'

/** The interface is open all the time. A daemon that somebody stops meanwhile stays stopped. */
export const WATCHES = { revives: false }

/** A client of those who work at the box office, and the profile that it has the token of. */
export type StaffSeat = { readonly client: Client; readonly profile: string | undefined }

/**
 * Opens a session as the chosen profile, or as nobody.
 * @param staff those who work at the box office, if this user may act for them
 */
export async function openSession(context: Context, staff: () => Promise<StaffSeat | undefined>) {
  const isAdmin = context.profile === ADMIN
  const identity = chooseIdentity(context, isAdmin ? 'admin' : 'anybody')
  const { url, insecure } = identity
  const as = (token: string | undefined) =>
    connectAs(context, { url, insecure, token: () => token }, WATCHES)
  let own = await connectAs(context, identity, WATCHES)
  const [nobody, theirs] = await Promise.all([as(undefined), staff()])
  let profile = identity.name
  const arrive = async (token: string) => {
    // Checked before the token is kept: the next command would refuse to send it.
    if (url !== undefined) refuseInTheClear(url, context.insecure || insecure)
    own = await as(token)
  }
  const session: Session = {
    get own() {
      return own
    },
    ...{ staff: theirs?.client, staffProfile: theirs?.profile },
    url: url ?? context.url ?? readState(context.places.home)?.url ?? '',
    ...{ runsHere: () => runsHere(context, url), called: calledBy(context.env, process.cwd()) },
    way: (by) => ({
      ...context.named,
      // Without a named one, each command finds the profile by itself.
      profile: context.profile && (by === 'staff' ? theirs?.profile : profile),
    }),
    async signIn(person) {
      await arrive(person.token)
      profile = (
        await keep(context, { url, insecure }, isAdmin ? undefined : context.profile, person)
      ).profile
    },
    async signInWith(token) {
      const client = await as(token)
      const who = await client.whoami()
      await arrive(token)
      const kept = await keepLogin(context, { url, insecure }, { token, who })
      profile = kept.profile
      return (kept.customer ?? kept.staff)?.name ?? kept.profile
    },
    async signOut() {
      if (profile !== undefined) await logout({ ...context, profile, url }, { yes: true })
      profile = undefined
      own = nobody
    },
    renew: (customer) => renewCustomer(context.places, { customer, url }),
    async forget(customer) {
      await forgetCustomer(context.places, { customer, url })
      profile = undefined
      own = nobody
    },
    lose() {
      own = nobody
    },
    // Only a new box office needs it.
    sample: async () => (await import('./demo.ts')).bundledSeason(Date.now()),
    save: saveNew,
  }
  return session
}

/** Whether the box office at this address is the daemon of this home, and runs. */
function runsHere({ places: { home }, url: named }: Context, url = named): boolean {
  const state = readState(home)
  return (
    state !== undefined && elsewhere(url, home) === undefined && isDaemonOf(home, state) !== false
  )
}

async function saveNew(file: string, data: unknown): Promise<string> {
  const path = resolve(file)
  try {
    await writeFile(path, `${JSON.stringify(data, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    return path
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : String(error)
    throw failure('file-unreadable', ({ lines }) =>
      reason === 'EEXIST' ? lines.fileExists(path) : lines.cannotWrite(path, String(reason)),
    )
  }
}

import { existsSync, statfsSync } from 'node:fs'
import type { StatusResponse } from '@outerpark/core/contract'
import type { SettingDoubt, ShownSetting, StateFile } from '@outerpark/core/names'
import { FileNotTrusted } from '@outerpark/daemon/private-files'
import type { Context } from '../context.ts'
import { askConfig } from '../daemon/config.ts'
import { type Found, findDaemon } from '../daemon/find.ts'
import { silentWorker } from '../daemon/silent-worker.ts'
import { checkSettings } from '../daemon/spawn.ts'
import { readState } from '../daemon/state.ts'
import { suspendedIn } from '../daemon/suspended.ts'
import { Failure } from '../failure.ts'
import { type Asked, askDaemon } from './ask-daemon.ts'
import { type Faults, readFaults } from './faults.ts'
import { type HomeLook, lookAtHome } from './home.ts'

/** The free space where the home is. */
export type Room = {
  /** bytes that this user may still write, and all bytes */
  readonly free: number
  readonly size: number
  /** files that may still be made, and all; both 0 where there is no such limit */
  readonly filesFree: number
  readonly files: number
}

/** All that `doctor` has looked at. What it makes of it is `checks`. */
export type Patient = {
  readonly home: string
  /** ms since the epoch */
  readonly now: number
  /** why the daemon would not start; undefined if it would */
  readonly refusal: Failure | undefined
  readonly homeLook: HomeLook
  /** or why that is not known */
  readonly room: Room | string
  /** `unknown`: the home cannot be trusted, so nothing in it proves anything about a daemon */
  readonly daemon: Found | { readonly kind: 'unknown' }
  /** the process of the daemon, if it is suspended */
  readonly suspended: number | undefined
  /** the worker that does not answer, if its daemon replaces it by itself */
  readonly silent: number | undefined
  /** what a daemon that runs no more has left behind, since it ended without being stopped */
  readonly left: StateFile | undefined
  /** what the daemon answered; undefined if it was not asked, since it does not run or hangs */
  readonly asked: Asked | undefined
  readonly status: StatusResponse | undefined
  /** every setting with where it comes from; undefined if its file cannot be read */
  readonly settings: readonly ShownSetting[] | undefined
  /** what they name and cannot be used; nothing if their file cannot be read */
  readonly doubts: readonly SettingDoubt[]
  /** the faults in the log; undefined if there is no log */
  readonly faults: Faults | undefined
}

/** Looks at a home and its daemon. Changes nothing, starts nothing, and never rejects because something is broken. */
export async function lookAt({ places, env }: Pick<Context, 'places' | 'env'>): Promise<Patient> {
  const { home } = places
  const daemon = await findDaemon(home).catch(untrusted)
  const isUp = daemon.kind === 'running'
  const asked = isUp ? await askDaemon(home, daemon.file) : undefined
  const keepPort = 'file' in daemon ? Number(new URL(daemon.file.url).port) : undefined
  const read = await askConfig({ places, env }, { act: 'list' }).then(
    (answer) => (answer.kind === 'settings' ? answer : undefined),
    noSettings,
  )
  return {
    home,
    now: Date.now(),
    refusal: await checkSettings({ home, env, keepPort }).then(() => undefined, asFailure),
    homeLook: lookAtHome(home),
    room: roomAt(home),
    daemon,
    suspended: daemon.kind === 'unknown' ? undefined : suspendedIn(home, daemon),
    silent: daemon.kind === 'unknown' ? undefined : silentWorker(home, daemon),
    left: daemon.kind === 'nobody' ? readState(home) : undefined,
    asked,
    status: asked?.status,
    settings: read?.settings,
    doubts: read?.doubts ?? [],
    faults: readFaults(home, Date.now()),
  }
}

/** The check of the settings says why they cannot be read. */
function noSettings(error: unknown): undefined {
  if (!(error instanceof Failure)) throw error
}

/** `homeLook` says what is wrong with the home. */
function untrusted(error: unknown): Patient['daemon'] {
  if (error instanceof FileNotTrusted) return { kind: 'unknown' }
  throw error
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  throw error
}

function roomAt(home: string): Room | string {
  try {
    let folder = home
    while (!existsSync(folder)) folder = folder.replace(/[^/\\]+[/\\]*$/, '') || '/'
    const { bavail, blocks, bsize, ffree, files } = statfsSync(folder)
    return { free: bavail * bsize, size: blocks * bsize, filesFree: ffree, files }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BACKGROUND_ARGUMENT } from '@outerpark/core/names'
import { makePrivateFolder, writeWhole } from '@outerpark/daemon/private-files'
import type { Context } from '../context.ts'
import { checkSettings } from '../daemon/spawn.ts'
import { readState } from '../daemon/state.ts'
import { stopDaemon } from '../daemon/stop.ts'
import { checkGiven } from '../daemon-install/check-given.ts'
import { settingsOfShell, withoutSecrets } from '../daemon-install/env-file.ts'
import { listenAddress } from '../daemon-install/listen.ts'
import type { Command, Plan, Program, ServiceChange, ServiceFile } from '../daemon-install/parts.ts'
import { envFileOf, launchdPlan, SYSTEM_HOME, systemdPlan } from '../daemon-install/plan.ts'
import { checkPlatform, checkReadable, complaintOf } from '../daemon-install/service-manager.ts'
import { failure } from '../failure.ts'
import { agreeTo } from '../prompts/agree.ts'
import { words } from '../words/words.ts'
import { refuseElsewhere } from './daemon.ts'

export type ServiceOptions = {
  readonly system?: boolean
  readonly socket?: boolean
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** Makes the daemon of this home a service that starts with the machine, with the settings of this shell. */
export async function install(context: Context, options: ServiceOptions): Promise<ServiceChange> {
  refuseElsewhere(context, 'starts')
  const plan = planOf(context, options)
  // A rehearsal refuses what the real one would.
  if (options.system) checkReadable(programHere())
  await checkGiven(context, plan)
  if (options.dryRun) return told(plan, true, plan.files.map(described), notRun(plan))
  await check(context, plan)
  const files = plan.files.map(described)
  await agree(context, files, options)
  await reach(context, plan)
  if (files.some(({ change }) => change !== 'same') || !(await isDone(plan.probe, context)))
    await makeWay(context, plan)
  for (const file of plan.files) write(file)
  const commands = []
  for (const command of plan.begin) {
    const failed = await complaintOf(command, context.env)
    if (failed !== undefined) throw notDone(command, failed)
    commands.push({ command: command.join(' '), failed: null })
  }
  return told(plan, false, files, [...commands, ...(await tried(plan.wished, context))])
}

/** Refuses before anything is changed if nobody would start the service. */
async function reach({ env }: Context, { reach: command }: Plan): Promise<void> {
  const failed = await complaintOf(command, env)
  if (failed === undefined) return
  throw failure(
    'service-manager-failed',
    ({ service }) => service.commandFailed(command.join(' '), failed),
    ({ service }) => service.noSession,
  )
}

/** Ends the service of before, and a daemon that was started by hand: it has the home, and the service could not start. */
async function makeWay(context: Context, { end, level, home, obsolete }: Plan): Promise<void> {
  await tried(end, context)
  if (level === 'user') await stopDaemon(home)
  for (const path of obsolete) rmSync(path, { force: true })
}

const isDone = async (command: Command, { env }: Context) =>
  (await complaintOf(command, env)) === undefined

/** Runs commands that may fail. */
async function tried(commands: readonly Command[], { env }: Context) {
  const done = []
  for (const command of commands)
    done.push({ command: command.join(' '), failed: (await complaintOf(command, env)) ?? null })
  return done
}

/** Ends the service and removes its units. The home and the settings stay. */
export async function uninstall(context: Context, options: ServiceOptions): Promise<ServiceChange> {
  refuseElsewhere(context, 'stops')
  const { dryRun = false } = options
  const plan = planOf(context, options)
  const there = [...plan.files.map(({ path }) => path), ...plan.obsolete].filter(existsSync)
  const kept = new Set(plan.files.filter(({ secret }) => secret).map(({ path }) => path))
  const files = there.map((path) => ({
    ...{ path, lines: [] },
    change: kept.has(path) ? ('kept' as const) : ('removed' as const),
  }))
  const reload = plan.begin.filter((command) => command.includes('daemon-reload'))
  const all = [...plan.end, ...reload]
  if (dryRun) return told(plan, true, files, all.map(waiting))
  if (!options.yes && files.length > 0) await agreeTo(context, words().service.mayRemove)
  await reach(context, plan)
  const ended = await tried(plan.end, context)
  for (const { path, change } of files) if (change === 'removed') rmSync(path)
  return told(plan, false, files, [...ended, ...(await tried(reload, context))])
}

/** What would be installed here with these options. */
function planOf(
  { places, env }: Context,
  { system = false, socket = false, dryRun = false }: ServiceOptions,
): Plan {
  const level = system ? 'system' : 'user'
  checkPlatform({ level, listen: socket, act: !dryRun })
  const program = programHere()
  const settings = settingsOfShell(env)
  const envFile = envFileOf(level, places)
  const before = existsSync(envFile) ? readFileSync(envFile, 'utf8') : undefined
  const home = system ? SYSTEM_HOME : places.home
  const listen = socket ? listenAddress(settings, home) : undefined
  const wanted = { program, places, env, settings, listen, before }
  return process.platform === 'darwin' ? launchdPlan(wanted) : systemdPlan(level, wanted)
}

/** The Node that runs this, and the daemon that is installed with it. */
const programHere = (): Program => ({
  node: process.execPath,
  entry: fileURLToPath(import.meta.resolve('@outerpark/daemon/main')),
  args: [BACKGROUND_ARGUMENT],
})

/** Refuses settings with which the service could not start. */
async function check({ env }: Context, { level, home }: Plan): Promise<void> {
  // The machine's service has a home that this user may not be able to read.
  if (level === 'system') return
  const before = readState(home)
  const keepPort = before && Number(new URL(before.url).port)
  await checkSettings({ home, env, keepPort })
}

type Described = ServiceChange['files'][number]

function described({ path, text, secret }: ServiceFile): Described {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const change = before === undefined ? 'new' : before === text ? 'same' : 'changed'
  const shown = secret ? withoutSecrets(text) : text
  return { path, change, lines: shown.trimEnd().split('\n') }
}

/** Asks before files are written over. */
async function agree(context: Context, files: readonly Described[], { yes }: ServiceOptions) {
  const changed = files.filter(({ change }) => change === 'changed').map(({ path }) => path)
  if (!yes && changed.length > 0) await agreeTo(context, words().service.mayOverwrite(changed))
}

function write({ path, text, secret }: ServiceFile): void {
  if (secret) {
    makePrivateFolder(dirname(path))
    writeWhole(path, text)
    return
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text, { mode: 0o644 })
}

const notDone = (command: Command, said: string) =>
  failure(
    'service-manager-failed',
    ({ service }) => service.commandFailed(command.join(' '), said),
    ({ service }) => service.filesAreThere,
  )

const waiting = (command: Command) => ({ command: command.join(' '), failed: null })
const notRun = ({ begin, wished }: Plan) => [...begin, ...wished].map(waiting)

const told = (
  { manager, level, home, follow }: Plan,
  dryRun: boolean,
  files: ServiceChange['files'],
  commands: ServiceChange['commands'],
): ServiceChange => ({ manager, level, home, dryRun, files, commands, follow })

import type { Language } from '@outerpark/core/names'
import { FileNotTrusted } from '@outerpark/daemon/private-files'
import { type ChosenOffice, chooseOffice } from './contexts/choose.ts'
import { usage } from './failure.ts'
import { forPeople, writeText } from './output/outlet.ts'
import { roomOf } from './output/room.ts'
import type { Shape } from './output/shape.ts'
import { whileWaiting } from './output/spinner.ts'
import { findPlaces, type Places } from './places.ts'
import { sameWay, type Way } from './text/same-way.ts'
import { language } from './words/words.ts'

/** The options that every command has. */
export type GlobalOptions = {
  readonly json?: string
  readonly jq?: string
  readonly csv?: string
  readonly profile?: string
  readonly context?: string
  readonly url?: string
  readonly insecure?: boolean
  /** the Idempotency-Key of a command that writes */
  readonly idempotencyKey?: string
  /** false after `--no-input` */
  readonly input?: boolean
  /** false after `--no-color` */
  readonly color?: boolean
  /** false after `--no-pager` */
  readonly pager?: boolean
}

/** Where a command runs, and for whom. */
export type Context = {
  /** whether data goes out as JSON: then nothing is said to people */
  readonly json: boolean
  /** how the data goes out; absent for text, or for JSON as it is */
  readonly shape?: Shape | undefined
  /** in which the user is spoken to */
  readonly language: Language
  readonly colour: boolean
  /** false if no text may go through a pager */
  readonly pager?: boolean
  /** the profile that was named; if absent, the current one is used */
  readonly profile?: string | undefined
  /** the address of the box office that was named, or of its context; if absent, the one of the profile or of this machine */
  readonly url: string | undefined
  /** whether a token may go over plain HTTP to another machine */
  readonly insecure: boolean
  /** what the command line and the environment say of the box office; another command needs the same to reach it */
  readonly named?: Way
  /** the Idempotency-Key that was given; if absent, each request gets a new one */
  readonly key?: string | undefined
  /** the words of the command, such as `outerpark staff add` */
  readonly command?: string | undefined
  /** whether a person can answer questions */
  readonly interactive: boolean
  readonly places: Places
  readonly env: NodeJS.ProcessEnv
  /** writes a line for a person to stderr, where no data goes */
  readonly say: (line: string) => void
  /** shows on a terminal that the command waits, and for what just now; call the result at the end of the wait */
  readonly waiting: (text: string | (() => string)) => () => void
}

export async function makeContext(options: GlobalOptions, command?: string): Promise<Context> {
  const { env, stdin, stdout, stderr } = process
  // inquirer, which asks, knows only the variable.
  if (options.color === false && stderr.isTTY) env.NO_COLOR = '1'
  const inLines = await lineBreaker()
  const terminal = stdin.isTTY && stdout.isTTY && stderr.isTTY
  const way = { profile: options.profile, context: options.context, url: options.url }
  const json = options.json !== undefined || options.jq !== undefined
  const { places, url, insecure } = await officeFor(options, command)
  return {
    json,
    shape: await shapeOf(options, command),
    language: language(),
    colour: wantsColour(options, env),
    pager: options.pager !== false,
    profile: options.profile ?? (env.OUTERPARK_PROFILE || undefined),
    url: url === undefined ? undefined : normalUrl(url),
    insecure: options.insecure ?? insecure,
    named: namedIn(options, env),
    key: options.idempotencyKey,
    command,
    interactive: terminal && options.input !== false && !env.CI,
    places,
    env,
    waiting: (text) => whileWaiting({ json, env }, text),
    say: (line) => writeText(inLines(sameWay(forPeople(line), way)).join('\n'), false, stderr),
  }
}

/** The context or the address that was named; the command line is before the environment. */
function namedIn({ context, url, insecure }: GlobalOptions, env: NodeJS.ProcessEnv): Way {
  const named =
    context !== undefined || url !== undefined
      ? { context, url }
      : { context: env.OUTERPARK_CONTEXT || undefined, url: env.OUTERPARK_URL || undefined }
  return { ...named, insecure }
}

/** Only a command whose data is shaped loads what that needs. */
async function shapeOf(options: GlobalOptions, command = ''): Promise<Shape> {
  if (!options.json && options.jq === undefined && options.csv === undefined) return {}
  const { readShape } = await import('./output/shape.ts')
  return readShape(options, command.split(' ').slice(1).join(' '))
}

/** The box office of a command. The commands about contexts are for none, so that a wrong one can be mended with them. */
async function officeFor(
  { context, url }: GlobalOptions,
  command: string | undefined,
): Promise<Pick<ChosenOffice, 'places' | 'url' | 'insecure'>> {
  const { env } = process
  const places = await findPlaces(env)
  if (command?.startsWith('outerpark context')) return { places, url, insecure: false }
  try {
    return chooseOffice({ context, url }, env, places)
  } catch (error) {
    // The doctor says what is wrong with the folder, and does so also if it cannot be trusted.
    if (command !== 'outerpark doctor' || !(error instanceof FileNotTrusted)) throw error
    return { places, url, insecure: false }
  }
}

/** Breaks a line between words on a terminal. Only there it loads what it needs. */
async function lineBreaker(): Promise<(line: string) => readonly string[]> {
  const { stderr } = process
  if (!stderr.isTTY) return (line) => [line]
  const { wrapLine } = await import('./text/width.ts')
  return (line) => wrapLine(line, roomOf(stderr))
}

/** https://no-color.org: any value that is not empty turns colours off. */
function wantsColour(options: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  if (options.color === false || env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0'
  return process.stdout.isTTY && env.TERM !== 'dumb'
}

/** The address in one form, so that two spellings of it are equal. */
export function normalUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw usage(({ usage }) => usage.badUrl(text))
  if (url.username || url.password)
    throw usage(
      ({ usage }) => usage.urlWithPassword,
      ({ usage }) => usage.signIn,
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

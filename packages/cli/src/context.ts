import { printable } from '@outerpark/core/kernel'
import { usage } from './failure.ts'
import { findPlaces, type Places } from './places.ts'

/** The options that every command has. */
export type GlobalOptions = {
  readonly json?: boolean
  readonly profile?: string
  readonly url?: string
  /** false after `--no-input` */
  readonly input?: boolean
  /** false after `--no-color` */
  readonly color?: boolean
}

/** What a command gets to know about where it runs. */
export type Context = {
  readonly json: boolean
  readonly colour: boolean
  /** the profile that was asked for by name; the current one is used otherwise */
  readonly profile?: string | undefined
  /** the box office elsewhere that was asked for; the one on this machine is used otherwise */
  readonly url: string | undefined
  /** whether somebody is there to answer a question */
  readonly interactive: boolean
  readonly places: Places
  readonly env: NodeJS.ProcessEnv
  /** for the person who watches, beside the data: goes to stderr */
  readonly say: (line: string) => void
}

export async function makeContext(options: GlobalOptions): Promise<Context> {
  const { env, stdin, stdout, stderr } = process
  const terminal = stdin.isTTY && stdout.isTTY && stderr.isTTY
  const url = options.url ?? (env.OUTERPARK_URL || undefined)
  return {
    json: options.json ?? false,
    colour: wantsColour(options, env),
    profile: options.profile ?? (env.OUTERPARK_PROFILE || undefined),
    url: url === undefined ? undefined : normalUrl(url),
    interactive: terminal && options.input !== false && !env.CI,
    places: await findPlaces(env),
    env,
    say: (line) => void stderr.write(`${printable(line)}\n`),
  }
}

/** https://no-color.org: any value that is not empty turns colours off. */
function wantsColour(options: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  if (options.color === false || env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0'
  return process.stdout.isTTY && env.TERM !== 'dumb'
}

/** Brought to one form, so that two spellings of an address can be compared. */
export function normalUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw usage(`--url has to be an address such as http://127.0.0.1:8080, not "${text}".`)
  if (url.username || url.password)
    throw usage('--url may not carry a name or password.', 'Sign in with: outerpark login')
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

import { type CliWords, words } from '../words/words.ts'

/** What `doctor` looks at, in the order in which it tells of it. */
export const LOOKED_AT = [
  'settings',
  'home',
  'disk',
  'clock',
  'port',
  'daemon',
  'log',
  'version',
  'gateway',
  'mail',
  'webhook',
  'work',
  'storage',
  'mypage',
  'wal',
  'backup',
  'alerts',
] as const
export type LookedAt = (typeof LOOKED_AT)[number]

export const STATES = ['ok', 'warning', 'bad'] as const
export type State = (typeof STATES)[number]

/** One thing that was looked at. */
export type Finding = {
  readonly name: LookedAt
  readonly state: State
  /** stable, for programs */
  readonly code: string
  readonly what: string
  /** why it matters; null if all is well */
  readonly why: string | null
  /** what to do, mostly a command; null if there is nothing to do */
  readonly todo: string | null
}

type Findings = CliWords['doctor']['findings']
export type FindingCode = {
  [Code in keyof Findings]: Findings[Code] extends (...told: never[]) => unknown ? Code : never
}[keyof Findings]

/**
 * A finding, in the language of the reader.
 *
 * @example found('mail', 'ok', 'mailFine')
 */
export function found<Code extends FindingCode>(
  name: LookedAt,
  state: State,
  code: Code,
  ...told: Parameters<Findings[Code]>
): Finding {
  const { what, why = null, todo = null } = say(code, told)
  return { name, state, code: kebab(code), what, why, todo }
}

function say<Code extends FindingCode>(code: Code, told: Parameters<Findings[Code]>) {
  const words_ = words().doctor.findings[code]
  // The parameters are those of the same code, which the compiler cannot follow through a union.
  return (words_ as (...told: unknown[]) => ReturnType<Findings[Code]>)(...told)
}

const kebab = (code: string) => code.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What `doctor` found. */
export type Examined = {
  /** whether nothing is bad; a warning is not */
  readonly ok: boolean
  readonly findings: readonly Finding[]
  /** how many findings there are of each state */
  readonly summary: Readonly<Record<State, number>>
}

export function summed(findings: readonly Finding[]): Examined {
  const count = (state: State) => findings.filter((each) => each.state === state).length
  const summary = { ok: count('ok'), warning: count('warning'), bad: count('bad') }
  return { ok: summary.bad === 0, findings, summary }
}

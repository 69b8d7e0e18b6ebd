import { join } from 'node:path'
import type { ServiceLevel } from './parts.ts'
import { homeLine, NAME, unitFolder } from './systemd.ts'
import { textOf } from './text-of.ts'

const STARTS: Readonly<Record<ServiceLevel, string>> = {
  system: `sudo systemctl start ${NAME}`,
  user: `systemctl --user start ${NAME}`,
}

/**
 * The command that starts the service of this home; undefined if systemd has none. A daemon beside it would have the home, and the
 * service could not start again.
 */
export function serviceOf(home: string, env: NodeJS.ProcessEnv): string | undefined {
  const unit = unitOf(home, env)
  return unit && STARTS[unit.level]
}

/** The unit of the service of this home; undefined if systemd has none. */
export function unitOf(home: string, env: NodeJS.ProcessEnv) {
  const levels = ['system', 'user'] as const
  const units = levels.map((level) => ({ level, lines: unitIn(unitFolder(level, env)) }))
  return units.find(({ lines }) => lines.includes(homeLine(home)))
}

/** The lines of the unit there; none if there is no unit. */
const unitIn = (folder: string): readonly string[] =>
  textOf(join(folder, `${NAME}.service`)).split('\n')

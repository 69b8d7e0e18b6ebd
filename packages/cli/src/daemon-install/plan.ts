import { dirname, join } from 'node:path'
import type { Places } from '../places.ts'
import { envFileText } from './env-file.ts'
import { agentDomain, agentFile, agentPlist, agentTarget } from './launchd.ts'
import type { Command, Plan, Program, ServiceFile, ServiceLevel } from './parts.ts'
import { NAME, serviceUnit, socketUnit, sysusers, unitFolder } from './systemd.ts'

/** What a plan is made from. */
export type Wanted = {
  readonly program: Program
  readonly places: Places
  readonly env: NodeJS.ProcessEnv
  readonly settings: ReadonlyMap<string, string>
  /** where a socket unit listens; absent without one */
  readonly listen?: string | undefined
  /** the text of the file of settings that is there */
  readonly before?: string | undefined
}

/** The home of the machine's service. */
export const SYSTEM_HOME = '/var/lib/outerpark'

/** The file with the settings of the service. */
export const envFileOf = (level: ServiceLevel, { profiles }: Places) =>
  level === 'system' ? '/etc/outerpark/daemon.env' : join(dirname(profiles), 'daemon.env')

/** The service for systemd. */
export function systemdPlan(level: ServiceLevel, wanted: Wanted): Plan {
  const { program, places, settings, listen, before } = wanted
  const isSystem = level === 'system'
  const home = isSystem ? SYSTEM_HOME : places.home
  const envFile = envFileOf(level, places)
  const folder = unitFolder(level, wanted.env)
  const users: ServiceFile = {
    ...{ path: `/etc/sysusers.d/${NAME}.conf`, text: sysusers(home), secret: false },
  }
  const backups = settings.get('OUTERPARK_BACKUP_TO')
  const unit = serviceUnit({ level, program, home, envFile, listen, backups })
  const socketPath = join(folder, `${NAME}.socket`)
  const ctl = (...words: string[]): Command =>
    isSystem ? ['systemctl', ...words] : ['systemctl', '--user', ...words]
  const units = [...(listen ? [`${NAME}.socket`] : []), `${NAME}.service`]
  const journal = `journalctl ${isSystem ? '' : '--user '}-u ${NAME} -f`
  return {
    ...{ manager: 'systemd', level, home },
    files: [
      ...(isSystem ? [users] : []),
      { path: envFile, text: envFileText(settings, before), secret: true },
      { path: join(folder, `${NAME}.service`), text: unit, secret: false },
      ...(listen ? [{ path: socketPath, text: socketUnit(listen), secret: false }] : []),
    ],
    obsolete: listen ? [] : [socketPath],
    reach: ctl('show-environment'),
    probe: ctl('is-active', '--quiet', `${NAME}.service`),
    end: [ctl('disable', '--now', `${NAME}.service`, `${NAME}.socket`)],
    begin: [
      ...(isSystem ? [['systemd-sysusers', users.path] as const] : []),
      ctl('daemon-reload'),
      ctl('enable', '--now', ...units),
    ],
    // Otherwise the services of a user begin with the first log-in, and end with the last.
    wished: isSystem ? [] : [['loginctl', 'enable-linger']],
    follow: [isSystem ? asUser('outerpark daemon logs -f') : logsOf(wanted), journal],
  }
}

/** The agent for launchd, of this user. */
export function launchdPlan({ program, places, settings, before }: Wanted): Plan {
  const envFile = envFileOf('user', places)
  const path = agentFile()
  const [domain, target] = [agentDomain(), agentTarget()]
  return {
    ...{ manager: 'launchd', level: 'user', home: places.home },
    files: [
      { path: envFile, text: envFileText(settings, before), secret: true },
      { path, text: agentPlist(program, places.home, envFile), secret: false },
    ],
    obsolete: [],
    reach: ['launchctl', 'print', domain],
    probe: ['launchctl', 'print', target],
    end: [['launchctl', 'bootout', target]],
    begin: [['launchctl', 'bootstrap', domain, path]],
    wished: [],
    follow: ['outerpark daemon logs -f', `launchctl print ${target}`],
  }
}

/** A command about the machine's service, whose home only its own user may enter. */
export const asUser = (command: string) =>
  `sudo -u ${NAME} env OUTERPARK_HOME=${SYSTEM_HOME} ${command}`

const logsOf = ({ env, places }: Wanted) =>
  `${env.OUTERPARK_HOME ? `OUTERPARK_HOME=${places.home} ` : ''}outerpark daemon logs -f`

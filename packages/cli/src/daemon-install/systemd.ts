import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Program, ServiceLevel } from './parts.ts'

/** What a unit is written from. */
export type UnitOptions = {
  readonly level: ServiceLevel
  readonly program: Program
  readonly home: string
  readonly envFile: string
  /** where a socket unit listens; absent without one */
  readonly listen?: string | undefined
  /** the folder for backups, which it has to write besides its home; absent if none is set */
  readonly backups?: string | undefined
}

/** The name of the units and of the user of a system's service. */
export const NAME = 'outerpark'

/** The daemon finishes what it has accepted within 20 s, and then up to three calls to the card company. */
const STOP_SECONDS = 90

/** The daemon tells three times in this time that it lives. It replaces a worker that hangs by itself, and sooner. */
const WATCHDOG_SECONDS = 60

/** Each word of a command in quotes. `%` and `$` would begin something that systemd fills in. */
const word = (text: string) => `"${path(text).replace(/["\\]/g, '\\$&').replaceAll('$', '$$$$')}"`
const path = (text: string) => text.replaceAll('%', '%%')

/** Where the units are. */
export function unitFolder(level: ServiceLevel, { XDG_CONFIG_HOME }: NodeJS.ProcessEnv): string {
  if (level === 'system') return '/etc/systemd/system'
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'systemd/user')
}

/** The line of a unit that names its home. */
export const homeLine = (home: string) =>
  `Environment=${word(`OUTERPARK_HOME=${home}`).replaceAll('$$', '$')}`

/** The unit of the daemon (systemd.service(5), systemd.exec(5)). */
export function serviceUnit({
  level,
  program,
  home,
  envFile,
  listen,
  backups,
}: UnitOptions): string {
  const isSystem = level === 'system'
  const after = [
    ...(isSystem ? ['network-online.target'] : []),
    ...(listen ? [`${NAME}.socket`] : []),
  ]
  return lines(
    '[Unit]',
    'Description=OuterPark box office',
    'Documentation=man:outerpark-daemon(1)',
    isSystem && 'Wants=network-online.target',
    listen && `Requires=${NAME}.socket`,
    after.length > 0 && `After=${after.join(' ')}`,
    '# It is tried again for ever: a full disk or a port in use may be mended at any time.',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${[program.node, program.entry, ...program.args].map(word).join(' ')}`,
    '# The shell has this command. A small system may have no /bin/kill.',
    `ExecReload=/bin/sh -c "kill -HUP \${MAINPID}"`,
    homeLine(home),
    `EnvironmentFile=${path(envFile)}`,
    `WorkingDirectory=-${path(home)}`,
    isSystem && `User=${NAME}`,
    isSystem && `StateDirectory=${NAME}`,
    isSystem && 'StateDirectoryMode=0700',
    'UMask=0077',
    'LimitNOFILE=65536',
    'Restart=on-failure',
    'RestartSec=5',
    '# Wrong settings stay wrong until a person changes them.',
    'RestartPreventExitStatus=2',
    '# A daemon that hangs is killed and replaced. systemd-notify, which it starts, tells that it lives.',
    `WatchdogSec=${WATCHDOG_SECONDS}`,
    'WatchdogSignal=SIGKILL',
    'NotifyAccess=all',
    '# SIGTERM goes to the daemon alone, which ends its own processes once they have finished.',
    'KillMode=mixed',
    `TimeoutStopSec=${STOP_SECONDS}`,
    '',
    ...hardening(isSystem, program),
    isSystem && backups && '# It may be mounted later.',
    isSystem && backups && `ReadWritePaths=-${word(backups)}`,
    '',
    '[Install]',
    `WantedBy=${isSystem ? 'multi-user.target' : 'default.target'}`,
    listen && `Also=${NAME}.socket`,
  )
}

/** What the daemon may do. Only the system's manager can give it a view of its own of the files. */
function hardening(isSystem: boolean, { node, entry }: Program): string[] {
  const inHome = [node, entry].some((file) => /^\/(home|root|run\/user)\//.test(file))
  const ofSystem = [
    'ProtectSystem=strict',
    `ProtectHome=${inHome ? 'read-only' : 'yes'}`,
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'ProtectClock=yes',
    'ProtectControlGroups=yes',
    'ProtectHostname=yes',
    'ProtectKernelLogs=yes',
    'ProtectKernelModules=yes',
    'ProtectKernelTunables=yes',
    'ProtectProc=invisible',
    'CapabilityBoundingSet=',
    'RemoveIPC=yes',
  ]
  return [
    'NoNewPrivileges=yes',
    ...(isSystem ? ofSystem : []),
    'LockPersonality=yes',
    '# V8 compiles JavaScript to machine code in memory that it has written.',
    'MemoryDenyWriteExecute=no',
    'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
    'RestrictNamespaces=yes',
    'RestrictRealtime=yes',
    'RestrictSUIDSGID=yes',
    'SystemCallArchitectures=native',
    'SystemCallFilter=@system-service',
    'SystemCallFilter=~@privileged',
    'SystemCallErrorNumber=EPERM',
  ]
}

/** The unit of the socket: systemd listens, so connections wait also while the daemon itself is replaced. */
export function socketUnit(listen: string): string {
  return lines(
    '[Unit]',
    'Description=Port of the OuterPark box office',
    '',
    '[Socket]',
    `ListenStream=${listen}`,
    'Accept=no',
    'NoDelay=yes',
    'Backlog=4096',
    '',
    '[Install]',
    'WantedBy=sockets.target',
  )
}

/** What the unit with these lines starts; undefined if it is not written as here. */
export function programIn(unit: readonly string[]): Pick<Program, 'node' | 'entry'> | undefined {
  const command = unit.find((line) => line.startsWith('ExecStart=')) ?? ''
  const [node, entry] = [...command.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) =>
    quoted.replace(/\\(.)/g, '$1').replace(/([$%])\1/g, '$1'),
  )
  return node !== undefined && entry !== undefined ? { node, entry } : undefined
}

/** The user of a system's service (sysusers.d(5)). */
export const sysusers = (home: string) => `u ${NAME} - "OuterPark box office" ${home}\n`

const lines = (...all: readonly (string | false | undefined)[]) =>
  `${all.filter((line) => line !== false && line !== undefined).join('\n')}\n`

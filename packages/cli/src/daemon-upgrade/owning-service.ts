import { agentFile, agentTarget, homeElement } from '../daemon-install/launchd.ts'
import type { Command, ServiceLevel } from '../daemon-install/parts.ts'
import { answerOf } from '../daemon-install/service-manager.ts'
import { unitOf } from '../daemon-install/service-of.ts'
import { NAME, programIn } from '../daemon-install/systemd.ts'
import { textOf } from '../daemon-install/text-of.ts'
import { failure } from '../failure.ts'

/** The service whose process a daemon is. */
export type Service = {
  readonly level: ServiceLevel
  readonly hasSocket: boolean
  /** what it starts; absent if that cannot be read */
  readonly program?: { readonly node: string; readonly entry: string } | undefined
  /** makes the service manager start the daemon again */
  readonly begin: Command
  /** whether the daemon has to be stopped before that */
  readonly stopsBefore: boolean
  /** says what has become of its process; absent if it cannot be asked */
  readonly state?: Command
  /** the command with which a person does the same */
  readonly byHand: string
  /** the command that shows what the service manager says */
  readonly journal?: string
}

/**
 * The service whose process the daemon of this home is; undefined if it was started by hand.
 * @throws Failure `service-manager-failed` if there is one of this home and its manager does not answer
 */
export async function owningService(
  pid: number,
  home: string,
  env: NodeJS.ProcessEnv,
): Promise<Service | undefined> {
  return process.platform === 'darwin' ? agentWith(pid, home, env) : unitWith(pid, home, env)
}

async function unitWith(pid: number, home: string, env: NodeJS.ProcessEnv) {
  const unit = unitOf(home, env)
  if (!unit) return undefined
  const { level, lines } = unit
  const ctl = (...words: string[]): Command =>
    level === 'system' ? ['systemctl', ...words] : ['systemctl', '--user', ...words]
  const about = (name: string) => ctl('show', `--property=${name}`, '--value', `${NAME}.service`)
  const asked = about('MainPID')
  const { said, failed } = await answerOf(asked, env)
  if (failed !== undefined)
    throw failure(
      'service-manager-failed',
      ({ service }) => service.commandFailed(asked.join(' '), failed),
      ({ service }) => service.noSession,
    )
  if (Number(said) !== pid) return undefined
  const isSystem = level === 'system'
  return {
    level,
    hasSocket: lines.includes(`Requires=${NAME}.socket`),
    program: programIn(lines),
    begin: ctl('--no-ask-password', 'restart', `${NAME}.service`),
    stopsBefore: false,
    state: about('SubState'),
    byHand: `${isSystem ? 'sudo systemctl' : 'systemctl --user'} restart ${NAME}`,
    journal: `journalctl ${isSystem ? '' : '--user '}-u ${NAME}`,
  }
}

async function agentWith(pid: number, home: string, env: NodeJS.ProcessEnv) {
  const agent = agentTarget()
  if (!textOf(agentFile()).includes(homeElement(home))) return undefined
  const { said = '' } = await answerOf(['launchctl', 'print', agent], env)
  if (Number(/\bpid = (\d+)/.exec(said)?.[1]) !== pid) return undefined
  const begin: Command = ['launchctl', 'kickstart', agent]
  // It may be ended with SIGKILL there, so the daemon is told to stop. Since it ends well, nobody starts it meanwhile.
  const how = { begin, stopsBefore: true, byHand: begin.join(' ') }
  return { level: 'user' as const, hasSocket: false, ...how }
}

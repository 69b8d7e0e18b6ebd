import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BackupMessage, BackupOrder } from '@outerpark/core/names'
import { backupFaultWords, startFaultWords } from '@outerpark/core/words'
import { Failure, failure } from '../failure.ts'
import { language, words } from '../words/words.ts'

/**
 * Runs the program for backups on a home, without a daemon, and waits for its result.
 * @throws Failure with the code of the program, such as `backup-damaged` or `home-in-use`
 */
export async function runBackups(
  order: BackupOrder,
  { home, env }: { readonly home: string; readonly env: NodeJS.ProcessEnv },
): Promise<unknown> {
  const entry = fileURLToPath(import.meta.resolve('@outerpark/daemon/backup'))
  const child = spawn(process.execPath, [entry, JSON.stringify(order)], {
    env: { ...env, OUTERPARK_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const message = await new Promise<BackupMessage>((resolve, reject) => {
    let said: BackupMessage | undefined
    // Not checked: the program is our own, and sends only a BackupMessage.
    child.on('message', (message: BackupMessage) => {
      said = message
    })
    child.once('error', (error) => reject(notRun(error.message)))
    // `close` comes after the end of the channel, so its message has arrived.
    child.once('close', (code, signal) => {
      const how = signal ?? words().office.exitCode(String(code))
      if (said) resolve(said)
      else reject(notRun(words().office.endedWith(how)))
    })
  })
  if (message.kind === 'failed') throw failureOf(message)
  return message.result
}

const notRun = (detail: string) => failure('internal-error', detail)

function failureOf(message: Extract<BackupMessage, { kind: 'failed' }>): Failure {
  const said = () => backupFaultWords(language(), { ...message, ...startTextsOf(message) })
  return new Failure({
    code: message.code,
    params: message.params,
    title: ({ backups }) => backups.notDone,
    detail: () => said().detail,
    hint: () => said().hint,
  })
}

/** Some refusals are those of the start of a daemon, such as `home-in-use`. */
const startTextsOf = (message: Extract<BackupMessage, { kind: 'failed' }>) =>
  startFaultWords(language(), message)

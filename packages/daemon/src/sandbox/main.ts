import { once } from 'node:events'
import { sandboxApp } from './app.ts'
import { behaviourWith } from './behaviour.ts'
import { openLedger } from './ledger.ts'
import { LedgerTooNew } from './ledger-database.ts'
import { FROM_PARENT_ARGUMENT, type SandboxMessage } from './messages.ts'
import { listen } from './server.ts'
import { readSettings, SettingsWrong } from './settings.ts'

// The process of the sandbox. It tells its parent over the IPC channel when it is ready, and ends when the parent ends.

/** Only the owner may read the ledger, and the files that SQLite puts beside it. */
process.umask(0o077)

// The parent may have died since, while this process was loading.
const hasParent = process.send !== undefined

try {
  const { file, at, key, latency } = readSettings(await variables())
  const ledger = openLedger(file)
  const { address, close } = await listen(
    sandboxApp(ledger, behaviourWith(latency, Math.random, ledger.knobs), key),
    at,
  )

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await close()
    ledger.close()
    if (process.connected) process.disconnect?.()
    // Calls that were cut off may still wait, and then would charge a ledger that is closed. They never reached the company.
    process.exit()
  }
  process.on('SIGTERM', end)
  process.on('disconnect', end)
  // Ctrl-C and a closed terminal signal the whole process group. The parent drains first, then ends this process.
  for (const signal of ['SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!hasParent) void end()
    })

  if (hasParent && !process.connected) await end()
  else tell({ kind: 'ready', at: address })
} catch (error) {
  process.exitCode = 1
  tell({ kind: 'failed', code: codeOf(error), detail: detailOf(error) })
  if (process.connected) process.disconnect?.()
}

/** Where the settings are. If the parent dies before it has sent them, this process ends. */
async function variables(): Promise<NodeJS.ProcessEnv> {
  if (!process.argv.includes(FROM_PARENT_ARGUMENT)) return process.env
  const gone = () => process.exit(1)
  process.once('disconnect', gone)
  const [sent] = await once(process, 'message')
  process.off('disconnect', gone)
  return sent
}

function tell(message: SandboxMessage): void {
  // A parent that has just died is no error here. Its end arrives as a disconnect.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
  else console.error(message.kind === 'ready' ? `ready at ${message.at}` : message.detail)
}

function codeOf(error: unknown): string {
  if (error instanceof SettingsWrong) return 'settings-wrong'
  if (error instanceof LedgerTooNew) return 'ledger-too-new'
  if (error instanceof Error && 'code' in error) return String(error.code)
  return 'fault'
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

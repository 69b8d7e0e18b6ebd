import { sandboxApp } from './app.ts'
import { behaviourWith } from './behaviour.ts'
import { openLedger } from './ledger.ts'
import { LedgerTooNew } from './ledger-database.ts'
import type { SandboxMessage } from './messages.ts'
import { listen } from './server.ts'
import { readSettings, SettingsWrong } from './settings.ts'

// The sandbox's process. A parent with an IPC channel hears when it is ready, and takes it along when it dies.

/** The ledger is its owner's alone, and so are the files that SQLite puts beside it. */
process.umask(0o077)

// Whether it still is there is another question: it may have died while this process was loading.
const hasParent = process.send !== undefined

try {
  const { file, port, key, latency } = readSettings(process.env)
  const ledger = openLedger(file)
  const { url, close } = await listen(
    sandboxApp(ledger, behaviourWith(latency, Math.random), key),
    port,
  )

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await close()
    ledger.close()
    if (process.connected) process.disconnect?.()
  }
  process.on('SIGTERM', end)
  process.on('disconnect', end)
  // Ctrl-C and a closed terminal reach the whole group of processes; then the parent decides, which drains first.
  for (const signal of ['SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!hasParent) void end()
    })

  if (hasParent && !process.connected) await end()
  else tell({ kind: 'ready', url })
} catch (error) {
  process.exitCode = 1
  tell({ kind: 'failed', code: codeOf(error), detail: detailOf(error) })
  if (process.connected) process.disconnect?.()
}

function tell(message: SandboxMessage): void {
  // A parent that has just died is no fault: its end arrives as a disconnect.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
  else console.error(message.kind === 'ready' ? `ready at ${message.url}` : message.detail)
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

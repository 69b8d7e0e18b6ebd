import type { Upgraded } from '../daemon-upgrade/upgraded.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'

/** Which version has taken the place of which one, and what those who connected have noticed of it. */
export function upgradedText({ from, to, ms, connectionsWaited }: Upgraded, paint: Paint): string {
  const { upgrade } = words()
  return [
    paint.good(upgrade.replaced(from.version, to.version)),
    upgrade.processes(from.pid, to.pid),
    connectionsWaited ? upgrade.waited(ms) : upgrade.refused(ms),
  ].join('\n')
}

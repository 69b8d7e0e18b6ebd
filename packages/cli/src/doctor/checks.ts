import { alerts, backup } from './care.ts'
import type { Check } from './check.ts'
import type { Finding } from './finding.ts'
import { clock, disk, home, port, settings } from './machine.ts'
import type { Patient } from './patient.ts'
import { daemon, log, version } from './program.ts'
import { gateway, mail, myPage, storage, wal, webhook, work } from './work.ts'

/**
 * Every check, in the order of the report: what the daemon stands on, the daemon itself, and its work. A check of something
 * new goes where its reader looks for it, with its name in {@link LOOKED_AT}.
 */
const CHECKS: readonly Check[] = [
  ...[settings, home, disk, clock, port],
  ...[daemon, log, version],
  ...[gateway, mail, webhook, work, storage, myPage, wal],
  ...[backup, alerts],
]

/** All findings. */
export const examine = (patient: Patient): Finding[] => CHECKS.flatMap((check) => check(patient))

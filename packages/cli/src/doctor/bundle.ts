import { arch, availableParallelism, freemem, platform, release, totalmem } from 'node:os'
import type { StatusResponse } from '@outerpark/core/contract'
import type { ShownSetting } from '@outerpark/core/names'
import { lastLinesOfAll } from '../daemon/log-file.ts'
import { logFile } from '../daemon/state.ts'
import { readVersion } from '../version.ts'
import { cleaned } from './clean.ts'
import type { Examined, Finding } from './finding.ts'
import { harmlessLine } from './harmless-line.ts'
import type { Patient } from './patient.ts'

/** The number of the form of the file. It changes if a field is taken away. */
const FORMAT = 1
const LOG_LINES = 500

/** Settings whose text says nothing of a person, a machine or a secret. The texts of all others are left out. */
const SHOWN: readonly string[] = [
  ...['mode', 'gateway', 'sandboxLatency', 'whenOverloaded', 'smtpSecurity', 'addresses'],
  ...['timeZone', 'logLevel', 'backupEvery'],
]

/** Findings that quote what somebody outside has said, such as a mail server, or that name a host of somebody. */
const QUOTING: readonly string[] = [
  ...['channel-fails', 'status-unknown', 'webhook-fine', 'webhook-off', 'backup-failed'],
  ...['backup-uncopied', 'alerts-untold', 'workers-end'],
]

/**
 * What somebody needs who is asked for help: the findings, versions, settings, status, figures, sizes, and the last lines of
 * the log. It has no secret and no personal data: of everything only what is known to be harmless is taken, and then
 * {@link cleaned} looks at each text once more.
 */
export function bundleOf(patient: Patient, { findings, summary }: Examined) {
  const { home, now, daemon, settings, status, asked, homeLook, room } = patient
  const found = {
    bundle: FORMAT,
    madeAt: new Date(now).toISOString(),
    summary,
    findings: findings.map(withoutQuotes),
    versions: {
      outerpark: readVersion(),
      daemon: 'file' in daemon ? daemon.file.version : null,
      node: process.versions.node,
      system: `${platform()} ${release()} ${arch()}`,
    },
    machine: { processors: availableParallelism(), memory: totalmem(), memoryFree: freemem() },
    room,
    files: homeLook.files,
    settings: settings?.map(shown) ?? null,
    status: status ? statusOf(status) : null,
    metrics: asked?.metrics ?? null,
    log: logOf(home),
  }
  return cleaned(found, home)
}

const withoutQuotes = ({ name, state, code, what, todo }: Finding) => ({
  ...{ name, state, code, todo },
  ...(QUOTING.includes(code) ? {} : { what }),
})

function shown({ name, variable, from, secret, value }: ShownSetting) {
  const isShown =
    !secret && typeof value !== 'object' && (typeof value !== 'string' || SHOWN.includes(name))
  return { name, variable, from, value: isShown ? value : from === 'default' ? null : 'set' }
}

/** Without the names of accounts and machines, and without what a mail server has said. */
function statusOf({ gateway, failing, webhook, untold, backups, ...status }: StatusResponse) {
  return {
    ...status,
    gateway: { name: gateway.name, live: gateway.live },
    failing: failing.map(({ channel, since }) => ({ channel, since })),
    webhook: webhook && { offSince: webhook.offSince },
    untold: untold?.map(({ way, since }) => ({ way, since })),
    backups: backups && {
      ...backups,
      commandFailed: backups.commandFailed && { at: backups.commandFailed.at },
    },
  }
}

function logOf(home: string) {
  try {
    return lastLinesOfAll(logFile(home), LOG_LINES).lines.flatMap(
      (line) => harmlessLine(line) ?? [],
    )
  } catch {
    // There is none, or it cannot be read: a finding says so.
    return []
  }
}

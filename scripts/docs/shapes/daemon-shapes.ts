import { type StatusResponse, statusResponse, workerStatus } from '@outerpark/core/contract'
import { z } from 'zod'
import type { DaemonStatus, Stopped } from '../../../packages/cli/src/daemon/status.ts'
import type { Upgraded } from '../../../packages/cli/src/daemon-upgrade/upgraded.ts'
import { type Examined, LOOKED_AT, STATES } from '../../../packages/cli/src/doctor/finding.ts'
import { shapeOf } from './shape-of.ts'

/** The fields of `daemon status` about the worker, the process that answers. */
const workerShapes = {
  worker: workerStatus.worker,
  awaySince: z
    .string()
    .optional()
    .meta({ description: 'since when no worker answers, although the daemon runs' }),
  suspended: z.literal(true).optional().meta({
    description: 'the process of the daemon is suspended: it replaces no worker, and does not stop',
  }),
  restartDue: z
    .literal(true)
    .optional()
    .meta({ description: 'true if config.json has changed since the daemon read it' }),
}

/** `daemon status` adds these fields if it can read the admin's token. */
type AdminOnly = Exclude<
  keyof DaemonStatus & keyof StatusResponse,
  'version' | 'mode' | 'gateway' | 'pid' | 'startedAt' | 'worker'
>
export const ADMIN_ONLY: Record<AdminOnly, true> = {
  position: true,
  myPagePosition: true,
  tasks: true,
  payment: true,
  workers: true,
  channels: true,
  failing: true,
  webhook: true,
  minutes: true,
  storage: true,
  backups: true,
  tried: true,
  alerts: true,
  untold: true,
}

export const daemonStatus = shapeOf<Omit<DaemonStatus, AdminOnly>>()(
  z
    .object({
      running: z.boolean(),
      pid: z.int().nullable(),
      url: z.string().nullable(),
      home: z.string(),
      version: z.string().nullable(),
      mode: z.string().nullable().meta({ description: 'SYS_MODE' }),
      gateway: statusResponse.shape.gateway.optional(),
      answering: z.boolean().meta({ description: 'false if the process runs and does not answer' }),
      startedAt: z.string().nullable().optional(),
      stoppingSince: z
        .string()
        .optional()
        .meta({ description: 'while the daemon finishes what it has accepted' }),
      ...workerShapes,
    })
    .meta({
      description: `\`daemon status\` also has these fields of Status where it can read the token of the admin: ${Object.keys(ADMIN_ONLY).join(', ')}.`,
    }),
)

export const stopped = shapeOf<Stopped>()(
  z.object({ stopped: z.boolean(), pid: z.int().nullable() }),
)

const side = (which: string) =>
  z
    .object({ version: z.string(), pid: z.int() })
    .meta({ description: `${which}: the version that answered, and the process that had the port` })

export const upgraded = shapeOf<Upgraded>()(
  z.object({
    way: z.enum(['socket', 'service', 'background']).meta({
      description:
        'who started it again: systemd with the port, a service manager, or this command',
    }),
    home: z.string(),
    url: z.string(),
    from: side('the daemon of before'),
    to: side('the daemon of now'),
    connectionsWaited: z
      .boolean()
      .meta({ description: 'whether connections waited meanwhile; otherwise they were refused' }),
    ms: z.int().meta({ description: 'until it took requests' }),
  }),
)

const findings = (state: string) => z.int().meta({ description: `how many findings are ${state}` })

export const examined = shapeOf<Examined>()(
  z.object({
    ok: z.boolean().meta({ description: 'whether nothing is bad; a warning is not' }),
    findings: z.array(
      z.object({
        name: z.enum(LOOKED_AT).meta({ description: 'what was looked at' }),
        state: z.enum(STATES),
        code: z.string().meta({ description: 'what was found: stable, match on it' }),
        what: z.string(),
        why: z.string().nullable().meta({ description: 'why it matters' }),
        todo: z.string().nullable().meta({ description: 'what to do, mostly a command' }),
      }),
    ),
    summary: z.object({
      ok: findings('ok'),
      warning: findings('warnings'),
      bad: findings('bad'),
    }),
  }),
)

import { z } from 'zod'
import type { ServiceChange } from '../../../packages/cli/src/daemon-install/parts.ts'
import { shapeOf } from './shape-of.ts'

export const serviceChange = shapeOf<ServiceChange>()(
  z
    .object({
      manager: z.enum(['systemd', 'launchd']),
      level: z.enum(['user', 'system']).meta({ description: 'whose service it is' }),
      home: z.string().meta({ description: 'the home of its daemon' }),
      dryRun: z.boolean().meta({ description: 'true if nothing was done' }),
      files: z.array(
        z.object({
          path: z.string(),
          change: z.enum(['new', 'changed', 'same', 'removed', 'kept']),
          lines: z.array(z.string()).meta({
            description: 'with secrets hidden; empty for a file that is removed or kept',
          }),
        }),
      ),
      commands: z.array(
        z.object({
          command: z.string(),
          failed: z.string().nullable().meta({
            description: 'what it said when it failed; null if it is done or was not run',
          }),
        }),
      ),
      follow: z.array(z.string()).meta({ description: 'commands with which one looks after it' }),
    })
    .meta({
      description: 'What was done so that the daemon starts with the machine, or would be.',
    }),
)

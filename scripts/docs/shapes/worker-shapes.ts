import { z } from 'zod'

/** How a worker ended that was not told to (`WorkerEnd`). */
const workerEnd = z.object({
  at: z.string(),
  pid: z.int().nullable(),
  how: z.enum(['exit', 'signal', 'silent', 'refused', 'late']).meta({
    description:
      'it ended with an exit code or by a signal; it was ended because it did not answer, or was not ready in time; it refused to start',
  }),
  what: z.string().meta({
    description: 'the exit code, the name of the signal, the seconds, or the code of the refusal',
  }),
  params: z.unknown().optional().meta({ description: 'of a refusal, by its code' }),
  detail: z.string().nullable().meta({ description: 'what it said about it, in English' }),
  hint: z.string().nullable(),
})

const restartOutcome = z.object({
  id: z.string(),
  at: z.string(),
  outcome: z.enum(['done', 'refused', 'taken-back']).meta({
    description:
      'after `refused` the worker was left as it was; after `taken-back` one with the settings of before runs',
  }),
  why: workerEnd.nullable(),
})

/** The fields of `daemon status` about the worker, the process that answers. */
export const workerShapes = {
  worker: z.int().optional().meta({ description: 'the process that answers, started by `pid`' }),
  awaySince: z
    .string()
    .optional()
    .meta({ description: 'since when no worker answers, although the daemon runs' }),
  ends: z
    .array(workerEnd)
    .optional()
    .meta({ description: 'how workers ended that were not told to, newest first' }),
  replaced: z.int().optional().meta({ description: 'how many workers ended so' }),
  restart: restartOutcome.nullable().optional().meta({ description: 'the last restart' }),
}

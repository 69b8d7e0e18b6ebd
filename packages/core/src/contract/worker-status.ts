import { z } from 'zod'

/** How a worker ended that was not told to (`WorkerEnd`). */
export const workerEndResponse = z.object({
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

export const restartResponse = z.object({
  id: z.string(),
  at: z.string(),
  outcome: z.enum(['done', 'refused', 'taken-back']).meta({
    description:
      'after `refused` the worker was left as it was; after `taken-back` one with the settings of before runs',
  }),
  why: workerEndResponse.nullable(),
})

/** The field of the status about the workers of the daemon. */
export const workerStatus = {
  worker: z
    .object({
      pid: z
        .int()
        .nullable()
        .meta({ description: 'the process that answers, started by `pid`; null while none does' }),
      replaced: z.int().meta({ description: 'how many workers ended without being told to' }),
      ends: z.array(workerEndResponse).meta({ description: 'the last of them, newest first' }),
      restart: restartResponse.nullable().meta({ description: 'the last restart' }),
    })
    .optional()
    .meta({ description: 'absent if one process is all of the daemon' }),
}

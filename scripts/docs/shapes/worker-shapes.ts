import { workerStatus } from '@outerpark/core/contract'
import { z } from 'zod'

/** The fields of `daemon status` about the worker, the process that answers. */
export const workerShapes = {
  worker: workerStatus.worker,
  awaySince: z
    .string()
    .optional()
    .meta({ description: 'since when no worker answers, although the daemon runs' }),
}

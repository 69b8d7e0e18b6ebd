import type { SeasonPlanResponse } from '@outerpark/core/contract'

/** What a season file changes, and whether it was done. */
export type SeasonOutcome = Omit<SeasonPlanResponse, 'conflicts'> & { readonly applied: boolean }

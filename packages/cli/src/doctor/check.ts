import type { Finding } from './finding.ts'
import type { Patient } from './patient.ts'

/** What one check makes of what was looked at: nothing if it cannot be known now. */
export type Check = (patient: Patient) => readonly Finding[]

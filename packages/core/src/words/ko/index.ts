import type { Words } from '../sentence.ts'
import { backupFaults } from './backup-faults.ts'
import { cancelRefusals } from './cancel-refusals.ts'
import { checks } from './checks.ts'
import { discountRefusals } from './discount-refusals.ts'
import { flaws } from './flaws.ts'
import { hallMistakes } from './hall-mistakes.ts'
import { hallRefusals } from './hall-refusals.ts'

import { mails } from './mails.ts'
import { notices } from './notices.ts'
import { peopleRefusals } from './people-refusals.ts'
import { recoveryFaults } from './recovery-faults.ts'
import { requestFaults } from './request-faults.ts'
import { saleRefusals } from './sale-refusals.ts'
import { serviceFaults } from './service-faults.ts'
import { startFaults } from './start-faults.ts'
import { paymentStatuses, reservationStatuses } from './statuses.ts'
import { timeline } from './timeline.ts'
import { titles } from './titles.ts'

export const ko: Words = {
  titles,
  problems: {
    ...saleRefusals,
    ...cancelRefusals,
    ...discountRefusals,
    ...hallRefusals,
    ...peopleRefusals,
    ...requestFaults,
    ...serviceFaults,
    ...recoveryFaults,
  },
  flaws,
  hallMistakes,
  checks,
  startFaults,
  backupFaults,
  timeline,
  notices,
  mails,
  reservationStatuses,
  paymentStatuses,
}

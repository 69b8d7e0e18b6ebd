import { about } from './about.ts'
import { access } from './access.ts'
import { account } from './account.ts'
import { backups } from './backups.ts'
import { buying } from './buying.ts'
import { config } from './config.ts'
import { contexts, open } from './contexts.ts'
import { customers } from './customers.ts'
import { service } from './daemon-install.ts'
import { discounts } from './discounts.ts'
import { doctor } from './doctor.ts'
import { following } from './following.ts'
import { halls } from './halls.ts'
import { load } from './load.ts'
import { plans } from './plans.ts'
import { profiles } from './profiles.ts'
import { program, shared } from './program.ts'
import { running } from './running.ts'
import { sales } from './sales.ts'
import { sandbox } from './sandbox.ts'
import { selling } from './selling.ts'

/** The texts of the help: what commands and options are for. */
export const help = {
  ...{ program, shared, account, profiles, config, contexts, access, customers, selling, buying },
  ...{
    halls,
    plans,
    sales,
    following,
    running,
    discounts,
    doctor,
    backups,
    sandbox,
    load,
    service,
    open,
    about,
  },
}

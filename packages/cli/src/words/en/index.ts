import { asked } from './asked.ts'
import { backups } from './backups.ts'
import { booked } from './booked.ts'
import { choosing } from './choosing.ts'
import { config } from './config.ts'
import { contexts } from './contexts.ts'
import { service } from './daemon-install.ts'
import { data } from './data.ts'
import { discounts } from './discounts.ts'
import { doctor } from './doctor/index.ts'
import { empties } from './empties.ts'
import { halls } from './halls.ts'
import { happened } from './happened.ts'
import { help } from './help/index.ts'
import { holds } from './holds.ts'
import { ids } from './ids.ts'
import { inputs } from './inputs.ts'
import { columns, labels, statuses } from './labels.ts'
import { language } from './language.ts'
import { lines } from './lines.ts'
import { load } from './load.ts'
import { man } from './man.ts'
import { office } from './office.ts'
import { pages } from './pages.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { refunds } from './refunds.ts'
import { sales } from './sales.ts'
import { seasons } from './seasons.ts'
import { shown } from './shown.ts'
import { status } from './status.ts'
import { storage } from './storage.ts'
import { story } from './story.ts'
import { tasks } from './tasks.ts'
import { titles } from './titles.ts'
import { upgrade } from './upgrade.ts'
import { usage } from './usage.ts'
import { waits } from './waits.ts'

/** All texts of the program in English. */
export const EN = {
  backups,
  choosing,
  config,
  contexts,
  man,
  pages,
  data,
  doctor,
  empties,
  halls,
  happened,
  help,
  holds,
  columns,
  labels,
  statuses,
  shown,
  story,
  inputs,
  lines,
  load,
  asked,
  seasons,
  service,
  office,
  people,
  plans,
  booked,
  ids,
  language,
  discounts,
  refunds,
  sales,
  status,
  storage,
  tasks,
  titles,
  upgrade,
  usage,
  waits,
}

/** All texts of the program in one language. A text that is missing in another language than English does not compile. */
export type CliWords = typeof EN

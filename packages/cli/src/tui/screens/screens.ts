import type { PlaceId } from '../places.ts'
import type { AnyScreen } from '../screen.ts'
import { accountScreen } from './account.ts'
import { bookScreen } from './book.ts'
import { changeScreen } from './change.ts'
import { checksScreen } from './checks.ts'
import { customerScreen } from './customer.ts'
import { customersScreen } from './customers.ts'
import { eventsScreen } from './events.ts'
import { loadScreen } from './load.ts'
import { musicalsScreen } from './musicals.ts'
import { myPageScreen } from './mypage.ts'
import { pipelineScreen } from './pipeline.ts'
import { registerScreen } from './register.ts'
import { salesScreen } from './sales.ts'
import { sandboxScreen } from './sandbox.ts'
import { seasonScreen } from './season.ts'
import { seatsScreen } from './seats.ts'
import { signInScreen } from './signin.ts'
import { staffScreen } from './staff.ts'

/** The screen of each place. */
export const SCREENS: Readonly<Record<PlaceId, AnyScreen>> = {
  season: seasonScreen,
  mypage: myPageScreen,
  account: accountScreen,
  pipeline: pipelineScreen,
  events: eventsScreen,
  sales: salesScreen,
  sandbox: sandboxScreen,
  checks: checksScreen,
  book: bookScreen,
  seats: seatsScreen,
  customers: customersScreen,
  customer: customerScreen,
  staff: staffScreen,
  musicals: musicalsScreen,
  register: registerScreen,
  change: changeScreen,
  load: loadScreen,
  signIn: signInScreen,
}

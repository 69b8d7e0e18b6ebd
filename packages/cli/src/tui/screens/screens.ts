import type { PlaceId } from '../places.ts'
import type { AnyScreen } from '../screen.ts'
import { bookScreen } from './book.ts'
import { checksScreen } from './checks.ts'
import { eventsScreen } from './events.ts'
import { myPageScreen } from './mypage.ts'
import { pipelineScreen } from './pipeline.ts'
import { sandboxScreen } from './sandbox.ts'
import { seasonScreen } from './season.ts'

/** The screen of each place. */
export const SCREENS: Readonly<Record<PlaceId, AnyScreen>> = {
  season: seasonScreen,
  mypage: myPageScreen,
  pipeline: pipelineScreen,
  events: eventsScreen,
  sandbox: sandboxScreen,
  checks: checksScreen,
  book: bookScreen,
}

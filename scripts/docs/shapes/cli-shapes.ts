import {
  changedGradeResponse,
  customerResponse,
  eventResponse,
  musicalResponse,
  myPageResponse,
  performanceResponse,
  reservationResponse,
  staffResponse,
  taskResponse,
  whoamiResponse,
} from '@outerpark/core/contract'
import { z } from 'zod'
import type { ShownMusical } from '../../../packages/cli/src/client/lookups.ts'
import type { MyPage } from '../../../packages/cli/src/client/mypage.ts'
import type { ShownTask } from '../../../packages/cli/src/client/task.ts'
import type { ShownCustomer } from '../../../packages/cli/src/client/whose.ts'
import type { ChangedGrades } from '../../../packages/cli/src/commands/change-grade.ts'
import type { OpenedPage } from '../../../packages/cli/src/commands/open.ts'
import type { LoggedOut } from '../../../packages/cli/src/commands/profile.ts'
import type { ListedContext, NamedContext } from '../../../packages/cli/src/contexts/listed.ts'
import { TOKEN_HOLDS } from '../../../packages/cli/src/profiles/check.ts'
import type {
  ListedProfile,
  ShownToken,
  SignedIn,
  UsedProfile,
  WhoIsIt,
} from '../../../packages/cli/src/profiles/signed-in.ts'
import { shapeOf } from './shape-of.ts'

export const signedIn = shapeOf<SignedIn>()(
  z.object({
    profile: z.string(),
    customer: customerResponse.nullable().meta({ description: 'null for those who work there' }),
    staff: staffResponse.nullable().meta({ description: 'null for customers and for the admin' }),
  }),
)

export const whoIsIt = shapeOf<WhoIsIt>()(
  z.object({ profile: z.string(), url: z.string(), ...whoamiResponse.shape }),
)

export const listedProfile = shapeOf<ListedProfile>()(
  z.object({
    profile: z.string(),
    current: z.boolean().meta({ description: 'whether commands use it that name no profile' }),
    role: z.enum(['customer', 'staff', 'admin']),
    id: z.string().nullable().meta({ description: 'null for the token of a home' }),
    name: z.string().nullable(),
    email: z.string().nullable(),
    url: z.string().nullable().meta({ description: 'null for the box office of this machine' }),
    token: z.enum(TOKEN_HOLDS).meta({ description: '`refused`: the box office does not know it' }),
    why: z
      .string()
      .nullable()
      .meta({ description: 'why it is `unchecked`, as an error code; null if nobody was asked' }),
  }),
)

export const changedGrades = shapeOf<ChangedGrades>()(
  z.object({ changed: z.array(changedGradeResponse) }),
)

export const listedContext = shapeOf<ListedContext>()(
  z.object({
    context: z.string(),
    current: z.boolean().meta({ description: 'whether commands use it that name no box office' }),
    url: z.string().nullable().meta({ description: 'null for a box office of this machine' }),
    home: z.string().nullable().meta({ description: 'null for a box office elsewhere' }),
    insecure: z.boolean().meta({ description: 'whether tokens may go to it over plain HTTP' }),
    profiles: z.array(z.string()).meta({ description: 'the profiles that are signed in there' }),
  }),
)

export const namedContext = shapeOf<NamedContext>()(z.object({ context: z.string() }))

export const openedPage = shapeOf<OpenedPage>()(
  z.object({
    url: z.string(),
    opened: z.boolean().meta({ description: 'whether a browser was asked to show it' }),
  }),
)

export const usedProfile = shapeOf<UsedProfile>()(z.object({ profile: z.string() }))

export const shownCustomer = shapeOf<ShownCustomer>()(
  z.object({ customer: customerResponse, reservations: z.array(reservationResponse) }),
)

export const shownMusical = shapeOf<ShownMusical>()(
  musicalResponse.extend({
    performances: z.array(performanceResponse).meta({ description: 'those to come, by time' }),
  }),
)

export const loggedOut = shapeOf<LoggedOut>()(
  z.object({
    profile: z.string(),
    revoked: z
      .boolean()
      .meta({ description: 'whether the box office does not accept the token any more' }),
  }),
)

export const shownTask = shapeOf<ShownTask>()(
  z.object({
    task: taskResponse,
    reservation: reservationResponse.nullable(),
    events: z.array(eventResponse).meta({ description: 'of the reservation, oldest first' }),
  }),
)

export const shownToken = shapeOf<ShownToken>()(
  z.object({ profile: z.string(), token: z.string() }),
)

/** MyPage as the CLI prints it: whole, so there is no `next`. */
export const wholeMyPage = shapeOf<MyPage>()(myPageResponse.omit({ next: true }))

/** The output on stderr of any command that fails. */
export const failed = z.object({
  error: z.object({
    code: z.string().meta({ description: 'stable: match on it' }),
    title: z.string(),
    detail: z.string().meta({ description: 'what happened and why' }),
    hint: z.string().nullable().meta({ description: 'what to do next' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'each field, or each line of a file, that is wrong' }),
  }),
})

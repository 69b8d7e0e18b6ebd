import {
  changedGradeResponse,
  customerResponse,
  eventResponse,
  musicalResponse,
  myPageResponse,
  performanceResponse,
  reservationResponse,
  type StatusResponse,
  staffResponse,
  statusResponse,
  taskResponse,
  type VerifyResponse,
  verifyResponse,
  whoamiResponse,
} from '@outerpark/core/contract'
import type { ShownSetting } from '@outerpark/core/names'
import { z } from 'zod'
import type { ShownMusical } from '../../../packages/cli/src/client/lookups.ts'
import type { MyPage } from '../../../packages/cli/src/client/mypage.ts'
import type { ShownTask } from '../../../packages/cli/src/client/task.ts'
import type { ShownCustomer } from '../../../packages/cli/src/client/whose.ts'
import type { ChangedGrades } from '../../../packages/cli/src/commands/change-grade.ts'
import type { OpenedPage } from '../../../packages/cli/src/commands/open.ts'
import type { LoggedOut } from '../../../packages/cli/src/commands/profile.ts'
import type { ListedContext, NamedContext } from '../../../packages/cli/src/contexts/listed.ts'
import type { CheckedSettings, WrittenSetting } from '../../../packages/cli/src/daemon/config.ts'
import type { DaemonStatus, Stopped } from '../../../packages/cli/src/daemon/status.ts'
import type { Checked } from '../../../packages/cli/src/demo/outage/checks.ts'
import type { OutageView } from '../../../packages/cli/src/demo/outage/view.ts'
import type { Demo, Scene } from '../../../packages/cli/src/demo/scene.ts'
import { type Examined, LOOKED_AT, STATES } from '../../../packages/cli/src/doctor/finding.ts'
import { TOKEN_HOLDS } from '../../../packages/cli/src/profiles/check.ts'
import type {
  ListedProfile,
  ShownToken,
  SignedIn,
  UsedProfile,
  WhoIsIt,
} from '../../../packages/cli/src/profiles/signed-in.ts'
import { workerShapes } from './worker-shapes.ts'

/**
 * The schema of a shape that the CLI itself makes. It compiles only if its type is the same as in the CLI.
 *
 * @example shapeOf<Stopped>()(z.object({ stopped: z.boolean(), pid: z.int().nullable() }))
 */
export const shapeOf =
  <Printed>() =>
  <Schema extends z.ZodType>(schema: Schema & Fits<z.output<Schema>, Printed>): Schema =>
    schema

/** True if each type is assignable to the other, and both have the same fields. */
type Fits<A, B> = [DeepReadonly<A>, DeepReadonly<B>] extends [DeepReadonly<B>, DeepReadonly<A>]
  ? [keyof A, keyof B] extends [keyof B, keyof A]
    ? unknown
    : 'a field is missing or too much'
  : 'this is not the type that the CLI prints'
/** zod lets an optional field be `undefined` too, which JSON does not know. */
type DeepReadonly<T> = T extends object
  ? { readonly [K in keyof T]: DeepReadonly<Exclude<T[K], undefined>> }
  : T

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

const settingFields = {
  name: z.string(),
  variable: z.string().meta({ description: 'the environment variable that overrides the file' }),
  value: z.unknown().meta({ description: 'null if it has none, and for a secret' }),
  from: z.enum(['environment', 'file', 'default']),
  place: z
    .string()
    .nullable()
    .meta({ description: 'where the file sets it, with line and column; null if it does not' }),
  secret: z.boolean(),
  byDefault: z
    .string()
    .nullable()
    .meta({ description: 'the default in words, if it depends on other settings' }),
  range: z.string(),
  about: z.string(),
}
export const listedSetting = shapeOf<ShownSetting>()(z.object(settingFields))
export const writtenSetting = shapeOf<WrittenSetting>()(
  z.object({
    ...settingFields,
    file: z.string(),
    overriddenBy: z
      .string()
      .nullable()
      .meta({ description: 'the variable of this shell that counts instead' }),
    restart: z.boolean().meta({ description: 'whether a daemon runs that has to be restarted' }),
  }),
)
export const checkedSettings = shapeOf<CheckedSettings>()(
  z.object({ ok: z.boolean(), file: z.string(), mistakes: z.array(z.string()) }),
)
export const settingsFile = z.object({ file: z.string() })

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

/** `daemon status` adds these fields if it can read the admin's token. */
type AdminOnly = Exclude<
  keyof DaemonStatus & keyof StatusResponse,
  'version' | 'mode' | 'gateway' | 'pid' | 'startedAt' | 'worker'
>
export const ADMIN_ONLY: Record<AdminOnly, true> = {
  position: true,
  myPagePosition: true,
  tasks: true,
  payment: true,
  workers: true,
  channels: true,
  failing: true,
  webhook: true,
  minutes: true,
  storage: true,
  backups: true,
  alerts: true,
}

export const daemonStatus = shapeOf<Omit<DaemonStatus, AdminOnly>>()(
  z
    .object({
      running: z.boolean(),
      pid: z.int().nullable(),
      url: z.string().nullable(),
      home: z.string(),
      version: z.string().nullable(),
      mode: z.string().nullable().meta({ description: 'SYS_MODE' }),
      gateway: statusResponse.shape.gateway.optional(),
      answering: z.boolean().meta({ description: 'false if the process runs and does not answer' }),
      startedAt: z.string().nullable().optional(),
      stoppingSince: z
        .string()
        .optional()
        .meta({ description: 'while the daemon finishes what it has accepted' }),
      ...workerShapes,
    })
    .meta({
      description: `\`daemon status\` also has these fields of Status where it can read the token of the admin: ${Object.keys(ADMIN_ONLY).join(', ')}.`,
    }),
)

export const stopped = shapeOf<Stopped>()(
  z.object({ stopped: z.boolean(), pid: z.int().nullable() }),
)

const findings = (state: string) => z.int().meta({ description: `how many findings are ${state}` })

export const examined = shapeOf<Examined>()(
  z.object({
    ok: z.boolean().meta({ description: 'whether nothing is bad; a warning is not' }),
    findings: z.array(
      z.object({
        name: z.enum(LOOKED_AT).meta({ description: 'what was looked at' }),
        state: z.enum(STATES),
        code: z.string().meta({ description: 'what was found: stable, match on it' }),
        what: z.string(),
        why: z.string().nullable().meta({ description: 'why it matters' }),
        todo: z.string().nullable().meta({ description: 'what to do, mostly a command' }),
      }),
    ),
    summary: z.object({
      ok: findings('ok'),
      warning: findings('warnings'),
      bad: findings('bad'),
    }),
  }),
)

/** MyPage as the CLI prints it: whole, so there is no `next`. */
export const wholeMyPage = shapeOf<MyPage>()(myPageResponse.omit({ next: true }))

type ShownScene = Pick<Scene, 'kind' | 'told' | 'command'> & { readonly data: unknown }

export const demo = shapeOf<Omit<Demo, 'scenes'> & { readonly scenes: readonly ShownScene[] }>()(
  z.object({
    ok: z.boolean().meta({ description: 'whether the checks at the end hold' }),
    scenes: z.array(
      z.object({
        kind: z.enum([
          'season',
          'customer',
          'performance',
          'reservation',
          'refusal',
          'notices',
          'mypage',
          'verify',
        ]),
        told: z.string().meta({ description: 'what happens and why' }),
        command: z.string().meta({ description: 'without the name of the program' }),
        data: z.unknown().meta({ description: 'what the command answered' }),
      }),
    ),
    verify: verifyResponse.nullable(),
  }),
)

/** `demo --outage` prints its checks and its view, except for the samples of the picture. */
export const outageDemo = shapeOf<
  Omit<Checked, keyof VerifyResponse> &
    Pick<OutageView, 'changes' | 'bookings'> & { readonly peakUnpaid: number }
>()(
  z
    .object({
      changes: z.array(
        z.object({
          atMs: z.number().meta({ description: 'since the story began' }),
          kind: z.enum(['deed', 'breaker', 'news']),
          text: z.string(),
          commands: z.array(z.string()),
        }),
      ),
      bookings: z.object({
        asked: z.int(),
        taken: z.int(),
        refused: z.int(),
        refusal: z.string().nullable().meta({ description: 'why the last of them was refused' }),
        slowestMs: z.number(),
      }),
      peakUnpaid: z.int(),
      myPage: wholeMyPage,
    })
    .meta({ description: 'The fields of Verify stand beside these.' }),
)

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

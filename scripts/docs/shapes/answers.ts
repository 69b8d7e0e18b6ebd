import {
  addedPerformancesResponse,
  addedStaffResponse,
  backupResponse,
  cancellationResponse,
  changedGradeResponse,
  checkedBackup,
  claimedCharges,
  createdTokenResponse,
  customerExportResponse,
  customerResponse,
  discountResponse,
  endedHoldResponse,
  erasedCustomerResponse,
  eventResponse,
  hallResponse,
  hallVersionResponse,
  holdResponse,
  knobsResponse,
  ledgerChargeResponse,
  lostChargeResponse,
  lostChargesResponse,
  madeBackupResponse,
  musicalResponse,
  myPageStep,
  noticeResponse,
  paymentResponse,
  performanceResponse,
  rebuildResponse,
  registeredMusicalResponse,
  reservationResponse,
  restoredHome,
  salesResponse,
  salesRow,
  seasonResponse,
  staffResponse,
  taskResponse,
  tokenResponse,
  verifyResponse,
  webhookResponse,
} from '@outerpark/core/contract'
import { LANGUAGES } from '@outerpark/core/names'
import { z } from 'zod'
import {
  changedGrades,
  listedContext,
  listedProfile,
  loggedOut,
  namedContext,
  openedPage,
  shownCustomer,
  shownMusical,
  shownTask,
  shownToken,
  signedIn,
  usedProfile,
  whoIsIt,
  wholeMyPage,
} from './cli-shapes.ts'
import { serviceChange } from './daemon-install-shape.ts'
import { ADMIN_ONLY, daemonStatus, examined, stopped, upgraded } from './daemon-shapes.ts'
import { demo, outageDemo } from './demo-shapes.ts'
import { leavesOf, topFieldsOf } from './fields.ts'
import { checkedHall, performancePlan, replannedPerformance, seatsNow } from './hall-shapes.ts'
import { shapeLink, shapeLinkOfPage } from './links.ts'
import { cleaned, loadReport, loadStory } from './load-shapes.ts'
import { checkedSettings, listedSetting, settingsFile, writtenSetting } from './settings-shapes.ts'

/** The output of a command with `--json`, as Markdown; `page` is the path of docs/json.md. */
export type Answer = ((page: string) => string) & {
  /** the names of its fields, or of those of each item of a list; absent if it is no object */
  readonly fields?: readonly string[]
  /** the columns of `--csv`, if they are not its fields */
  readonly columns?: readonly string[]
}

const answer = (text: (page: string) => string, fields: readonly string[]): Answer =>
  Object.assign(text, { fields })

const one = (schema: z.ZodType): Answer =>
  answer((page) => shapeLink(schema, page), topFieldsOf(schema))

const list = (item: z.ZodType): Answer =>
  answer((page) => shapeLinkOfPage(item, page), leavesOf(item))

/** A report: rows, with what belongs to all of them. */
const report = (schema: z.ZodType, row: z.ZodType): Answer =>
  Object.assign(one(schema), { columns: leavesOf(row) })

/** The output of a command with an option that changes it. */
const or = (usual: Answer, option: string, changed: Answer): Answer =>
  answer(
    (page) => `${usual(page)}; \`${option}\`: ${changed(page)}`,
    [...new Set([...(usual.fields ?? []), ...(changed.fields ?? [])])],
  )

const lines = (schema: z.ZodType): Answer =>
  answer((page) => `${shapeLink(schema, page)} (JSON Lines)`, topFieldsOf(schema))

const knobs = one(knobsResponse)
const reservation = one(reservationResponse)
const deadLetter = one(z.object({ id: z.string() }))
/** `daemon status` has more where it can read the token of the admin. */
const status = answer(
  (page) => shapeLink(daemonStatus, page),
  [...topFieldsOf(daemonStatus), ...Object.keys(ADMIN_ONLY)],
)

/** The output of each command, by its name. A test fails if a command has no line here. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  signup: one(signedIn),
  login: one(signedIn),
  confirm: one(signedIn),
  logout: one(loggedOut),
  whoami: one(whoIsIt),
  'profile list': list(listedProfile),
  'profile use': one(usedProfile),
  'profile remove': one(loggedOut),
  'context list': list(listedContext),
  'context add': one(namedContext),
  'context use': one(namedContext),
  'context remove': one(namedContext),
  'token list': list(tokenResponse),
  'token create': one(createdTokenResponse),
  'token revoke': one(tokenResponse),
  'token show': one(shownToken),
  'staff list': list(staffResponse),
  'staff add': one(addedStaffResponse),
  'staff revoke': one(staffResponse),
  'customer list': list(customerResponse),
  'customer show': one(shownCustomer),
  'customer export': one(customerExportResponse),
  'customer edit': one(customerResponse),
  'customer confirm': one(customerResponse),
  'customer erase': one(erasedCustomerResponse),
  'customer token': one(createdTokenResponse),
  'musical register': or(one(registeredMusicalResponse), '--file', one(seasonResponse)),
  'musical list': list(musicalResponse),
  'musical show': one(shownMusical),
  'performance add': one(addedPerformancesResponse),
  'performance change': or(one(changedGradeResponse), '--musical', one(changedGrades)),
  'performance plan': or(
    one(performancePlan),
    'FILE, --hall-version, --newest',
    one(replannedPerformance),
  ),
  'performance paint': one(replannedPerformance),
  'performance block': one(replannedPerformance),
  'performance unblock': one(replannedPerformance),
  'discount add': one(discountResponse),
  'discount list': list(discountResponse),
  'discount show': one(discountResponse),
  'discount end': one(discountResponse),
  'performance close': one(performanceResponse),
  'performance open': one(performanceResponse),
  'performance cancel': one(performanceResponse),
  'performance list': list(performanceResponse),
  'performance show': one(performanceResponse),
  seats: one(seatsNow),
  'hall add': one(hallResponse),
  'hall list': list(hallResponse),
  'hall show': one(hallVersionResponse),
  'hall edit': one(hallResponse),
  'hall check': one(checkedHall),
  'hall example': one(z.object({ name: z.string(), yaml: z.string() })),
  hold: or(one(holdResponse), '--give-back', one(endedHoldResponse)),
  book: reservation,
  cancel: reservation,
  'reservation list': list(reservationResponse),
  'reservation show': reservation,
  'reservation refund': one(cancellationResponse),
  'payment list': list(paymentResponse),
  'payment show': one(paymentResponse),
  'notice list': list(noticeResponse),
  sales: report(salesResponse, salesRow),
  mypage: or(
    one(wholeMyPage),
    '--watch',
    answer(
      (page) => `${one(wholeMyPage)(page)}, ${lines(myPageStep)(page)}`,
      topFieldsOf(myPageStep),
    ),
  ),
  'mypage rebuild': one(rebuildResponse),
  events: or(list(eventResponse), '--follow', lines(eventResponse)),
  'daemon start': status,
  'daemon run': status,
  'daemon stop': one(stopped),
  'daemon restart': status,
  'daemon upgrade': one(upgraded),
  'daemon status': status,
  'daemon logs': () => 'the lines of the log as they are (JSON Lines)',
  'daemon install': one(serviceChange),
  'daemon uninstall': one(serviceChange),
  'task list': list(taskResponse),
  'task show': one(shownTask),
  'task retry': deadLetter,
  'task drop': deadLetter,
  'webhook on': one(webhookResponse),
  verify: one(verifyResponse),
  doctor: one(examined),
  'backup make': one(madeBackupResponse),
  'backup list': list(backupResponse),
  'backup verify': one(checkedBackup),
  restore: one(restoredHome),
  reconcile: Object.assign(or(one(lostChargesResponse), '--refund', one(claimedCharges)), {
    columns: leavesOf(lostChargeResponse),
  }),
  'sandbox show': knobs,
  'sandbox slow': knobs,
  'sandbox fail': knobs,
  'sandbox lose-replies': knobs,
  'sandbox duplicate': knobs,
  'sandbox wrong-amount': knobs,
  'sandbox decline': knobs,
  'sandbox outage': knobs,
  'sandbox reset': knobs,
  'sandbox ledger': list(ledgerChargeResponse),
  'load run': or(one(loadReport), '--story', one(loadStory)),
  'load clean': one(cleaned),
  'config list': list(listedSetting),
  'config get': one(listedSetting),
  'config set': one(writtenSetting),
  'config unset': one(writtenSetting),
  'config validate': one(checkedSettings),
  'config path': one(settingsFile),
  'open api': one(openedPage),
  demo: or(one(demo), '--outage', one(outageDemo)),
  ui: () => 'none: it needs a terminal',
  status,
  version: one(z.object({ version: z.string() })),
  completion: one(z.object({ shell: z.string(), script: z.string() })),
  language: one(z.object({ language: z.enum(LANGUAGES), chosen: z.enum(LANGUAGES).nullable() })),
  help: () => 'none: the help is text',
}

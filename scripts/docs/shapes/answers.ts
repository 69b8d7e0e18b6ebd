import {
  addedPerformancesResponse,
  addedStaffResponse,
  createdTokenResponse,
  customerExportResponse,
  customerResponse,
  erasedCustomerResponse,
  eventResponse,
  knobsResponse,
  ledgerChargeResponse,
  musicalResponse,
  myPageStep,
  noticeResponse,
  paymentResponse,
  performanceResponse,
  rebuildResponse,
  registeredMusicalResponse,
  reservationResponse,
  seasonResponse,
  staffResponse,
  taskResponse,
  tokenResponse,
  verifyResponse,
  webhookResponse,
} from '@outerpark/core/contract'
import type { z } from 'zod'
import {
  daemonStatus,
  demo,
  listedProfile,
  loggedOut,
  outageDemo,
  shownCustomer,
  shownMusical,
  shownToken,
  signedIn,
  stopped,
  usedProfile,
  whoIsIt,
  wholeMyPage,
} from './cli-shapes.ts'
import { shapeLink, shapeLinkOfPage } from './links.ts'

/** The output of a command with `--json`, as Markdown; `page` is the path of docs/json.md. */
export type Answer = (page: string) => string

const one =
  (schema: z.ZodType): Answer =>
  (page) =>
    shapeLink(schema, page)
const list =
  (item: z.ZodType): Answer =>
  (page) =>
    shapeLinkOfPage(item, page)
/** The output of a command with an option that changes it. */
const or =
  (usual: Answer, option: string, changed: Answer): Answer =>
  (page) =>
    `${usual(page)}; \`${option}\`: ${changed(page)}`
const lines =
  (schema: z.ZodType): Answer =>
  (page) =>
    `${shapeLink(schema, page)} (JSON Lines)`

const knobs = one(knobsResponse)
const reservation = one(reservationResponse)
const deadLetter: Answer = () => '`{ id: string }`'

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
  'performance list': list(performanceResponse),
  'performance show': one(performanceResponse),
  book: reservation,
  cancel: reservation,
  'reservation list': list(reservationResponse),
  'reservation show': reservation,
  'payment list': list(paymentResponse),
  'payment show': one(paymentResponse),
  'notice list': list(noticeResponse),
  mypage: or(
    one(wholeMyPage),
    '--watch',
    (page) => `${one(wholeMyPage)(page)}, ${lines(myPageStep)(page)}`,
  ),
  'mypage rebuild': one(rebuildResponse),
  events: or(list(eventResponse), '--follow', lines(eventResponse)),
  'daemon start': one(daemonStatus),
  'daemon run': one(daemonStatus),
  'daemon stop': one(stopped),
  'daemon restart': one(daemonStatus),
  'daemon status': one(daemonStatus),
  'daemon logs': () => 'the lines of the log as they are (JSON Lines)',
  'task list': list(taskResponse),
  'task retry': deadLetter,
  'task drop': deadLetter,
  'webhook on': one(webhookResponse),
  verify: one(verifyResponse),
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
  demo: or(one(demo), '--outage', one(outageDemo)),
  ui: () => 'none: it needs a terminal',
  status: one(daemonStatus),
  version: () => '`{ version: string }`',
  completion: () => '`{ shell: string, script: string }`',
  language: () => '`{ language: "en" | "ko", chosen: "en" | "ko" | null }`',
  help: () => 'none: the help is text',
}

import type {
  AddDiscountRequest,
  AddPerformancesRequest,
  BackupListResponse,
  BackupRequest,
  ChangeCustomerRequest,
  ChangedGradeResponse,
  ChangeGradeRequest,
  ClaimedCharge,
  CodeSentResponse,
  ConfirmedResponse,
  CustomerExportResponse,
  CustomerResponse,
  DiscountResponse,
  DiscountsResponse,
  ErasedCustomerResponse,
  EventResponse,
  ImportSeasonRequest,
  KnobsRequest,
  KnobsResponse,
  LedgerChargeResponse,
  LostChargesResponse,
  MadeBackupResponse,
  MusicalResponse,
  MyPageResponse,
  MyPageStep,
  PerformanceResponse,
  RebuildResponse,
  RegisteredMusicalResponse,
  RegisterMusicalRequest,
  SeasonResponse,
  SignUpRequest,
  SignUpResponse,
  StatusResponse,
  TaskResponse,
  VerifyResponse,
  WebhookResponse,
  WhoamiResponse,
} from '@outerpark/core/contract'
import type { CheckName, GatewayName } from '@outerpark/core/names'
import type { Http } from '../http/http.ts'
import type { Listener } from '../http/stream.ts'
import { accessOf } from './access.ts'
import { bookingsOf } from './bookings.ts'
import { hallsOf, holdsOf } from './halls.ts'
import { listing } from './listing.ts'
import { messages } from './messages.ts'
import { checkedPage } from './page.ts'
import { salesOf } from './sales.ts'

export type { SomeSeats } from './bookings.ts'
export type { ListQuery, Page } from './page.ts'

/** Which events: from a position, or from a time (RFC 3339) on; of a type, or about a reservation. */
export type EventQuery = {
  readonly from: number
  readonly since?: string | undefined
  readonly type?: string | undefined
  readonly reservationId?: string | undefined
}

/** Some requests read every event of a box office, which may take minutes. */
const LONG_SILENCE_MS = 600_000

const at = (id: string) => encodeURIComponent(id)

/** The HTTP interface of the daemon: one function for each route. */
export function makeClient(http: Http) {
  const { get, post, follow } = http
  const list = listing(http)
  return {
    ...peopleOf(http),
    ...accessOf(http),
    ...salesOf(http),
    ...sandboxOf(http),
    ...logOf(http),

    ...seasonOf(http),
    ...hallsOf(http),
    ...holdsOf(http),
    ...bookingsOf(http),

    myPage: (query: { after?: number; cursor?: string; customerId?: string }) =>
      get<MyPageResponse>('/v1/mypage', query),
    followMyPage: (
      query: { after: number; customerId?: string },
      signal: AbortSignal,
      opened?: Listener['opened'],
    ) => messages<MyPageStep>(follow('/v1/mypage/stream', query, { signal, opened })),
    rebuildMyPage: () => post<RebuildResponse>('/v1/mypage/rebuild', {}, LONG_SILENCE_MS),

    tasks: list<TaskResponse>('/v1/tasks'),
    task: (id: string) => get<TaskResponse>(`/v1/tasks/${at(id)}`),
    retryTask: (id: string) => post<{ id: string }>(`/v1/tasks/${at(id)}/retry`, {}),
    dropTask: (id: string) => post<{ id: string }>(`/v1/tasks/${at(id)}/drop`, {}),
    webhookOn: () => post<WebhookResponse>('/v1/webhook/on', {}),
    /** All checks, or only this one. */
    verify: (check?: CheckName) => get<VerifyResponse>('/v1/verify', { check }, LONG_SILENCE_MS),
    lostCharges: () => get<LostChargesResponse>('/v1/lost-charges', {}, LONG_SILENCE_MS),
    refundLostCharge: (key: string) =>
      post<ClaimedCharge>(`/v1/lost-charges/${at(key)}/refund`, {}),
    status: () => get<StatusResponse>('/v1/status'),
    /** Who charges the cards. A box office of an older version does not say it. */
    gateway: async () => (await get<{ readonly gateway?: GatewayName }>('/livez')).gateway,
    /** Answers when the backup is complete. */
    backup: (body: BackupRequest) => post<MadeBackupResponse>('/v1/backups', body, LONG_SILENCE_MS),
    backups: () => get<BackupListResponse>('/v1/backups'),
  }
}

/** What is on sale. */
const seasonOf = ({ get, post, patch }: Http) => ({
  musicals: listing({ get })<MusicalResponse>('/v1/musicals'),
  musical: (id: string) => get<MusicalResponse>(`/v1/musicals/${at(id)}`),
  registerMusical: (body: RegisterMusicalRequest) =>
    post<RegisteredMusicalResponse>('/v1/musicals', body),
  importSeason: (body: ImportSeasonRequest) => post<SeasonResponse>('/v1/seasons', body),

  discounts: async (musical: string) =>
    (await get<DiscountsResponse>(`/v1/musicals/${at(musical)}/discounts`)).items,
  addDiscount: (musical: string, body: AddDiscountRequest) =>
    post<DiscountResponse>(`/v1/musicals/${at(musical)}/discounts`, body),
  endDiscount: (musical: string, id: string, reason?: string) =>
    post<DiscountResponse>(
      `/v1/musicals/${at(musical)}/discounts/${at(id)}/end`,
      reason ? { reason } : {},
    ),

  performances: listing({ get })<PerformanceResponse>('/v1/performances'),
  performance: (id: string) => get<PerformanceResponse>(`/v1/performances/${at(id)}`),
  /** Ends the sale, opens it again, or cancels the performance for good. */
  changeSale: (id: string, to: 'close' | 'open' | 'cancel', reason?: string) =>
    post<PerformanceResponse>(`/v1/performances/${at(id)}/${to}`, reason ? { reason } : {}),
  addPerformances: (musicalId: string, body: AddPerformancesRequest) =>
    post<{ performances: PerformanceResponse[] }>(
      `/v1/musicals/${at(musicalId)}/performances`,
      body,
    ),

  /** For later bookings. What is left out stays as it is. */
  changeGrade: (performanceId: string, grade: string, change: ChangeGradeRequest) =>
    patch<ChangedGradeResponse>(
      `/v1/performances/${at(performanceId)}/grades/${at(grade)}`,
      change,
    ),
})

/** The event log. */
const logOf = ({ get, follow }: Http) => ({
  events: async (query: EventQuery & { limit?: number }) =>
    checkedPage(
      await get<{ items: EventResponse[]; next: string | number | null }>('/v1/events', query),
      query.from,
    ),
  followEvents: (query: EventQuery, signal: AbortSignal, opened?: Listener['opened']) =>
    messages<EventResponse>(follow('/v1/events/stream', query, { signal, opened })),
})

/** The card company that comes with the daemon. */
const sandboxOf = ({ get, put, remove }: Http) => ({
  knobs: () => get<KnobsResponse>('/v1/sandbox/knobs'),
  turnKnobs: (change: KnobsRequest) => put<KnobsResponse>('/v1/sandbox/knobs', change),
  resetKnobs: () => remove<KnobsResponse>('/v1/sandbox/knobs'),
  ledger: listing({ get })<LedgerChargeResponse>('/v1/sandbox/ledger'),
})

/** Customers, and who asks. */
function peopleOf(http: Http) {
  const { get, post, patch, remove } = http
  const list = listing(http)
  return {
    signUp: (body: SignUpRequest) => post<SignUpResponse>('/v1/customers', body),
    askForCode: (email: string) => post<CodeSentResponse>('/v1/sign-in', { email }),
    confirmCode: (email: string, code: string) =>
      post<ConfirmedResponse>('/v1/sign-in/confirm', { email, code }),
    confirmCustomer: (id: string) => post<CustomerResponse>(`/v1/customers/${at(id)}/confirm`, {}),
    customers: list<CustomerResponse>('/v1/customers'),
    /** @param id `me` for the customer who asks */
    customer: (id: string) => get<CustomerResponse>(`/v1/customers/${at(id)}`),
    changeCustomer: (id: string, change: ChangeCustomerRequest) =>
      patch<CustomerResponse>(`/v1/customers/${at(id)}`, change),
    exportCustomer: (id: string) =>
      get<CustomerExportResponse>(`/v1/customers/${at(id)}/export`, {}, LONG_SILENCE_MS),
    eraseCustomer: (id: string) => remove<ErasedCustomerResponse>(`/v1/customers/${at(id)}`),
    whoami: () => get<WhoamiResponse>('/v1/whoami'),
  }
}

export type Client = ReturnType<typeof makeClient>

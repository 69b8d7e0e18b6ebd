import type {
  ChangeHallRequest,
  EndedHoldResponse,
  HallRequest,
  HallResponse,
  HallVersionResponse,
  HoldRequest,
  HoldResponse,
  PerformanceResponse,
  ReplanRequest,
  SeatStatesResponse,
} from '@outerpark/core/contract'
import type { NamedSeats } from '@outerpark/core/names'
import type { Http } from '../http/http.ts'
import { messages } from './messages.ts'

const at = (id: string) => encodeURIComponent(id)

/** The seats of a request, in lists that nobody changes. */
export type SeatLists = {
  readonly lines?: readonly NamedSeats[] | undefined
  readonly places?: readonly string[] | undefined
}

export type HoldOrder = Omit<HoldRequest, keyof SeatLists> & SeatLists

/** The halls whose plans the box office has, and the seats of performances in them. */
export const hallsOf = ({ get, post, put, follow }: Http) => ({
  halls: () => get<{ items: HallResponse[] }>('/v1/halls'),
  /** with its newest plan */
  hall: (id: string) => get<HallVersionResponse>(`/v1/halls/${at(id)}`),
  hallVersion: (id: string, version: number) =>
    get<HallVersionResponse>(`/v1/halls/${at(id)}/versions/${version}`),
  addHall: (plan: HallRequest) => post<HallResponse>('/v1/halls', plan),
  changeHall: (id: string, plan: ChangeHallRequest) =>
    put<HallResponse>(`/v1/halls/${at(id)}`, plan),
  /** Gives a performance a version of its hall, or a plan of its own. */
  replan: (performanceId: string, body: ReplanRequest) =>
    put<PerformanceResponse>(`/v1/performances/${at(performanceId)}/plan`, body),
  seatStates: (performanceId: string) =>
    get<SeatStatesResponse>(`/v1/performances/${at(performanceId)}/seats`),
  followSeats: (performanceId: string, signal: AbortSignal) =>
    messages<SeatsChange>(
      follow(`/v1/performances/${at(performanceId)}/seats/stream`, {}, { signal }),
    ),
})

/** A message of the stream of seats: the states of all of a plan, or of those that have changed. */
export type SeatsChange =
  | Pick<SeatStatesResponse, 'hall' | 'states'>
  | { readonly position: number; readonly seats: Readonly<Record<string, string>> }

/** The seats that the customer who asks keeps until a booking. */
export const holdsOf = ({ get, post, put, remove }: Http) => ({
  held: (performanceId: string) => get<HoldResponse>(holdOf(performanceId)),
  /** in the place of what was held */
  hold: (performanceId: string, seats: HoldOrder) =>
    put<HoldResponse>(holdOf(performanceId), seats),
  extendHold: (performanceId: string) =>
    post<HoldResponse>(`${holdOf(performanceId)}/extension`, {}),
  giveBack: (performanceId: string) => remove<EndedHoldResponse>(holdOf(performanceId)),
})

const holdOf = (performanceId: string) => `/v1/performances/${at(performanceId)}/hold`

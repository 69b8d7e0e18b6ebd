import type {
  HallRequest,
  HallResponse,
  HallVersionResponse,
  PerformanceResponse,
  ReplanRequest,
  SeatStatesResponse,
} from '@outerpark/core/contract'
import type { Http } from '../http/http.ts'

const at = (id: string) => encodeURIComponent(id)

/** The halls whose plans the box office has, and the seats of performances in them. */
export const hallsOf = ({ get, post, put }: Http) => ({
  halls: () => get<{ items: HallResponse[] }>('/v1/halls'),
  /** with its newest plan */
  hall: (id: string) => get<HallVersionResponse>(`/v1/halls/${at(id)}`),
  hallVersion: (id: string, version: number) =>
    get<HallVersionResponse>(`/v1/halls/${at(id)}/versions/${version}`),
  addHall: (plan: HallRequest) => post<HallResponse>('/v1/halls', plan),
  changeHall: (id: string, plan: HallRequest) => put<HallResponse>(`/v1/halls/${at(id)}`, plan),
  /** Gives a performance a version of its hall, or a plan of its own. */
  replan: (performanceId: string, body: ReplanRequest) =>
    put<PerformanceResponse>(`/v1/performances/${at(performanceId)}/plan`, body),
  seatStates: (performanceId: string) =>
    get<SeatStatesResponse>(`/v1/performances/${at(performanceId)}/seats`),
})

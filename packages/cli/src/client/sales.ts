import type {
  ReportResponse,
  SalesChangesResponse,
  SalesResponse,
  SeatsMessage,
} from '@outerpark/core/contract'
import type { ReportName } from '@outerpark/core/names'
import type { Http, Query } from '../http/http.ts'
import type { Listener } from '../http/stream.ts'
import { messages } from './messages.ts'

/** What was sold, and the seats that are left. */
export function salesOf({ get, follow }: Http) {
  return {
    sales: (query: Query) => get<SalesResponse>('/v1/sales', query),
    report: (name: ReportName, query: Query) => get<ReportResponse>(`/v1/reports/${name}`, query),
    followSales: (query: { after: number }, signal: AbortSignal, opened?: Listener['opened']) =>
      messages<SalesChangesResponse>(follow('/v1/sales/stream', query, { signal, opened })),
    /** The seats of the performances to come. */
    followSeason: (query: { after: number }, signal: AbortSignal, opened?: Listener['opened']) =>
      messages<SeatsMessage>(follow('/v1/seasons/stream', query, { signal, opened })),
  }
}

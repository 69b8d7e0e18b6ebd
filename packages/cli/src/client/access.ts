import type {
  AddedStaffResponse,
  AddStaffRequest,
  CreateCustomerTokenRequest,
  CreatedTokenResponse,
  CreateStaffTokenRequest,
  CreateTokenRequest,
  StaffResponse,
  TokenResponse,
} from '@outerpark/core/contract'
import type { Http, Query } from '../http/http.ts'
import type { ListQuery, Page } from './page.ts'

const at = (id: string) => encodeURIComponent(id)

/** The routes about tokens and staff. */
export function accessOf({ get, post, remove }: Http) {
  return {
    tokens: (query: ListQuery & Query = {}) => get<Page<TokenResponse>>('/v1/tokens', query),
    createToken: (body: CreateTokenRequest) => post<CreatedTokenResponse>('/v1/tokens', body),
    createCustomerToken: (id: string, body: CreateCustomerTokenRequest) =>
      post<CreatedTokenResponse>(`/v1/customers/${at(id)}/tokens`, body),
    createStaffToken: (id: string, body: CreateStaffTokenRequest) =>
      post<CreatedTokenResponse>(`/v1/staff/${at(id)}/tokens`, body),
    revokeToken: (id: string) => remove<TokenResponse>(`/v1/tokens/${at(id)}`),

    staff: (query: ListQuery & Query = {}) => get<Page<StaffResponse>>('/v1/staff', query),
    addStaff: (body: AddStaffRequest) => post<AddedStaffResponse>('/v1/staff', body),
    revokeStaff: (id: string) => remove<StaffResponse>(`/v1/staff/${at(id)}`),
  }
}

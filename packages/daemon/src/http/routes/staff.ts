import { addStaff, createToken, revokeStaff, type Staff } from '@outerpark/core/access'
import {
  addedStaffResponse,
  addStaffRequest,
  createdTokenResponse,
  createStaffTokenRequest,
  type StaffResponse,
  staffResponse,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type { Commit } from '../commit.ts'
import { found, namedPage, namedPageQuery, pageOf } from '../lists.ts'
import { type Route, route } from '../route.ts'
import type { TokenMaker } from '../token.ts'
import { askerOf, CREATE_CODES, createdToken } from './tokens.ts'

type Parts = { readonly queries: Queries; readonly tokens: TokenMaker }

const tag = 'staff'
const audience = { staff: ['admin'] } as const

/** The routes of those who work at the box office. */
export function staffRoutes(commit: Commit, { queries, tokens }: Parts): Route[] {
  const staffMember = async (id: string): Promise<StaffResponse> =>
    shown(found(await queries.staffMember(asId<'staff'>(id)), 'staff-not-found', id))
  return [
    route({
      method: 'get',
      path: '/v1/staff',
      audience,
      tag,
      summary: 'Those who work or worked at the box office, newest first',
      query: namedPageQuery,
      answer: pageOf(staffResponse),
      async handle({ query }) {
        const { items, next } = await queries.staff(namedPage('staff', query))
        return { status: 200, json: { items: items.map(shown), next } }
      },
    }),
    addRoute(commit, { staffMember, tokens }),
    tokenRoute(commit, tokens),
    revokeRoute(commit, staffMember),
  ]
}

type StaffMember = (id: string) => Promise<StaffResponse>

function addRoute(
  commit: Commit,
  { staffMember, tokens }: { readonly staffMember: StaffMember; readonly tokens: TokenMaker },
): Route {
  return route({
    method: 'post',
    path: '/v1/staff',
    audience,
    tag,
    summary: 'Add a person with a first token, which is shown only in this answer',
    body: addStaffRequest,
    status: 201,
    answer: addedStaffResponse,
    codes: ['end-has-passed'],
    async handle(request) {
      const { caller, body } = request
      const command = { ...body, ...tokens.make(), asker: askerOf(caller) }
      const { reply, replayed } = await commit(addStaff, command, request)
      const staff = await staffMember(reply.staffId)
      const json = { staff, ...createdToken(reply, caller, tokens).json }
      return { status: 201, json, replayed, location: `/v1/staff/${reply.staffId}` }
    },
  })
}

function tokenRoute(commit: Commit, tokens: TokenMaker): Route {
  return route({
    method: 'post',
    path: '/v1/staff/{id}/tokens',
    audience,
    tag,
    summary: 'Another token for a staff member; it is shown only in this answer',
    body: createStaffTokenRequest,
    status: 201,
    answer: createdTokenResponse,
    codes: ['staff-not-found', ...CREATE_CODES],
    async handle(request) {
      const { caller, body, params } = request
      const owner = { staffId: asId<'staff'>(params.id ?? '') }
      const command = { ...body, ...tokens.make(), owner, asker: askerOf(caller) }
      const { reply, replayed } = await commit(createToken, command, request)
      return { status: 201, ...createdToken(reply, caller, tokens), replayed }
    },
  })
}

function revokeRoute(commit: Commit, staffMember: StaffMember): Route {
  return route({
    method: 'delete',
    path: '/v1/staff/{id}',
    audience,
    tag,
    summary: 'Let a person work here no longer: all of their tokens are revoked',
    answer: staffResponse,
    codes: ['staff-not-found'],
    async handle(request) {
      const staffId = asId<'staff'>(request.params.id ?? '')
      const command = { staffId, asker: askerOf(request.caller) }
      const { replayed } = await commit(revokeStaff, command, request)
      return { status: 200, json: await staffMember(staffId), replayed }
    },
  })
}

const shown = (staff: Staff): StaffResponse => ({ ...staff, scopes: [...staff.scopes] })

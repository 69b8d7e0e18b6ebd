import { z } from 'zod'
import { CUSTOMER_SCOPES, SCOPES, STAFF_SCOPES } from '../kernel/index.ts'
import { idField, nameField } from './fields.ts'
import { flaw, flawed } from './flaws.ts'
import { noticeResponse } from './mypage.ts'
import { eventResponse } from './operations.ts'
import { customerResponse, paymentResponse, reservationResponse } from './responses.ts'

const scopes = <const Scopes extends readonly string[]>(of: Scopes) =>
  z.array(z.enum(of)).min(1, flaw('no-scopes', {})).max(of.length)

const tokenName = nameField
  .max(60)
  .meta({ description: 'what its owner calls it', example: 'laptop' })

const endsAt = z.iso
  .datetime({
    offset: true,
    ...flawed('not-a-moment', { example: '2027-01-05T19:30:00+09:00' }),
  })
  .nullable()

/** `POST /v1/tokens` */
export const createTokenRequest = z.strictObject({
  name: tokenName,
  scopes: scopes(SCOPES).optional().meta({ description: 'if left out, all that you can give' }),
  endsAt: endsAt
    .optional()
    .meta({ description: 'null if it does not end by itself; if left out, as your own token' }),
})

/** `POST /v1/customers/{id}/tokens` */
export const createCustomerTokenRequest = z.strictObject({
  name: tokenName.default('box office'),
  scopes: scopes(CUSTOMER_SCOPES).optional().meta({ description: 'if left out, all of them' }),
  endsAt: endsAt.default(null),
})

/** `POST /v1/staff/{id}/tokens` */
export const createStaffTokenRequest = z.strictObject({
  name: tokenName.default('box office'),
  scopes: scopes(STAFF_SCOPES)
    .optional()
    .meta({ description: 'if left out, all that the person can have' }),
  endsAt: endsAt.default(null),
})

/** `POST /v1/staff` */
export const addStaffRequest = z.strictObject({
  name: nameField,
  scopes: scopes(STAFF_SCOPES).meta({ description: 'what their tokens can have at most' }),
  endsAt: endsAt.default(null).meta({ description: 'when their first token ends' }),
})

export const tokenOwnerQuery = {
  customerId: idField.optional().meta({ description: 'for staff: the tokens of this customer' }),
  staffId: idField.optional().meta({ description: 'for `admin`: the tokens of this staff member' }),
}

export const tokenResponse = z.object({
  id: z.string(),
  owner: z.string().meta({ description: 'the id of a customer or of a staff member' }),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.string(),
  endsAt: z.string().nullable().meta({ description: 'null if it does not end by itself' }),
  revokedAt: z.string().nullable(),
  current: z.boolean().meta({ description: 'whether it is the token of this request' }),
})

export const createdTokenResponse = z.object({
  details: tokenResponse,
  token: z.string().meta({ description: 'shown only here: keep it' }),
})

export const staffResponse = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(STAFF_SCOPES)),
  addedAt: z.string(),
  revokedAt: z.string().nullable(),
})

export const addedStaffResponse = z.object({
  staff: staffResponse,
  details: tokenResponse,
  token: z.string().meta({ description: 'shown only here: pass it on' }),
})

/** `GET /v1/customers/{id}/export`: everything about a customer, as it was at one position. */
export const customerExportResponse = z.object({
  position: z.int().meta({ description: 'the position of the last event that is included' }),
  customer: customerResponse,
  tokens: z.array(tokenResponse),
  reservations: z.array(reservationResponse),
  payments: z.array(paymentResponse),
  notices: z.array(noticeResponse),
  events: z.array(eventResponse),
})
export type CustomerExportResponse = z.infer<typeof customerExportResponse>

/** `GET /v1/whoami` */
export const whoamiResponse = z.object({
  role: z
    .enum(['admin', 'staff', 'customer'])
    .meta({ description: '`admin` is whoever has the token of the home' }),
  customer: customerResponse.nullable(),
  staff: staffResponse.nullable(),
  scopes: z.array(z.enum(SCOPES)).meta({ description: 'what this token may do' }),
  token: tokenResponse.nullable().meta({ description: 'null for the token of the home' }),
})

export type CreateTokenRequest = z.input<typeof createTokenRequest>
export type CreateCustomerTokenRequest = z.input<typeof createCustomerTokenRequest>
export type CreateStaffTokenRequest = z.input<typeof createStaffTokenRequest>
export type AddStaffRequest = z.input<typeof addStaffRequest>
export type TokenResponse = z.infer<typeof tokenResponse>
export type CreatedTokenResponse = z.infer<typeof createdTokenResponse>
export type StaffResponse = z.infer<typeof staffResponse>
export type AddedStaffResponse = z.infer<typeof addedStaffResponse>
export type WhoamiResponse = z.infer<typeof whoamiResponse>

import type { Staff } from '@outerpark/core/access'
import type { Customer } from '@outerpark/core/customer'
import { asId, type Owner, type Scope, type StaffScope, type Token } from '@outerpark/core/kernel'
import type { Caller } from '../caller.ts'

export const MINJI: Customer = {
  id: asId<'customer'>('CU-AAAAAAAAAA'),
  name: 'Kim',
  email: 'k@e.com',
  language: 'en',
  mail: true,
  confirmed: false,
}

export const aStaff = (scopes: readonly StaffScope[]): Staff => ({
  id: asId<'staff'>('ST-AAAAAAAAAA'),
  name: 'Han',
  scopes,
  addedAt: '2026-12-01T00:00:00.000Z',
  revokedAt: null,
})

export const aToken = (
  owner: Owner,
  scopes: readonly Scope[],
  over: Partial<Token> = {},
): Token => ({
  id: asId<'token'>('TO-AAAAAAAAAA'),
  owner,
  name: 'laptop',
  scopes,
  createdAt: '2026-12-01T00:00:00.000Z',
  endsAt: null,
  revokedAt: null,
  ...over,
})

export const customerWith = (...scopes: readonly Scope[]): Caller => ({
  role: 'customer',
  customer: MINJI,
  token: aToken(MINJI.id, scopes),
})

export function staffWith(...scopes: readonly StaffScope[]): Caller {
  const staff = aStaff(scopes)
  return { role: 'staff', staff, token: aToken(staff.id, scopes) }
}

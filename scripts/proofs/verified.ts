import { type Finding, finding } from '../lab/findings.ts'
import { type OfficeAccess, verify } from '../lab/office.ts'

/** Shows that the box office itself finds all of its invariants to hold. */
export async function verified(office: OfficeAccess): Promise<Finding> {
  const { ok, checks } = await verify(office)
  const wrong = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`)
  return finding('verify', ok, wrong.join('; ') || `${checks.length} checks hold`)
}

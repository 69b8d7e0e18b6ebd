import { type Finding, finding } from '../lab/findings.ts'
import { type OfficeAccess, verify } from '../lab/office.ts'

/** What the box office itself finds when it checks all of its invariants. */
export async function verified(office: OfficeAccess): Promise<Finding> {
  const { ok, checks } = await verify(office)
  const wrong = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`)
  return finding('verify', ok, wrong.join('; ') || `${checks.length} checks hold`)
}

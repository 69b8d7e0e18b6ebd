import { type Finding, finding } from '../lab/findings.ts'
import { type OfficeAccess, verify } from '../lab/office.ts'

/** Shows that all invariants hold, by the box office's own `verify`. */
export async function verified(office: OfficeAccess): Promise<Finding> {
  const { ok, checks } = await verify(office)
  const wrong = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`)
  return finding('verify', ok, wrong.join('; ') || `${checks.length} checks hold`)
}

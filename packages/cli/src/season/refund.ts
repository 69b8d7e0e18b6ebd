import type { Reader } from './reader.ts'
import type { Branch, Tree } from './tree.ts'

const KNOWN = {
  policy: ['preset', 'rules', 'until', 'bookingFee'],
  rule: ['from', 'to', 'within', 'keep'],
  keep: ['flat', 'atMost'],
  until: ['day', 'at', 'saturday'],
}

/**
 * Reads what a cancel gives back: `kr-standard`, or a map with a preset or with rules, in the shape of the contract. It is not
 * checked yet.
 */
export function refundReader(tree: Tree, { fields, each, value, placed }: Reader) {
  /** A map of plain values; anything else as it is. */
  const plainMap = (
    branch: Branch | undefined,
    path: string,
    known: readonly string[],
  ): unknown => {
    if (!branch || !tree.fieldsOf(branch)) return value(branch, path)
    placed(path, branch)
    const named = fields(branch, known)
    return Object.fromEntries(
      known.flatMap((name) => {
        const field = named?.get(name)
        return field ? [[name, value(field, `${path}.${name}`)]] : []
      }),
    )
  }

  const ruleOf = (item: Branch, path: string): unknown => {
    placed(path, item)
    const known = fields(item, KNOWN.rule)
    if (!known) return tree.valueOf(item)
    const [to, within, keep] = [known.get('to'), known.get('within'), known.get('keep')]
    return {
      from: value(known.get('from'), `${path}.from`),
      ...(to && { to: value(to, `${path}.to`) }),
      ...(within && { within: value(within, `${path}.within`) }),
      keep: plainMap(keep, `${path}.keep`, KNOWN.keep),
    }
  }

  return (branch: Branch, path: string): unknown => {
    placed(path, branch)
    placed(`${path}.preset`, branch)
    if (!tree.fieldsOf(branch)) return { preset: tree.valueOf(branch) }
    const known = fields(branch, KNOWN.policy)
    const [preset, rules, until, fee] = KNOWN.policy.map((name) => known?.get(name))
    return {
      ...(preset && { preset: value(preset, `${path}.preset`) }),
      ...(rules && { rules: each(rules, `${path}.rules`, ruleOf) }),
      ...(until && { until: plainMap(until, `${path}.until`, KNOWN.until) }),
      ...(fee && { bookingFee: value(fee, `${path}.bookingFee`) }),
    }
  }
}

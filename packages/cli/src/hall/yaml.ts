import type { HallRequest } from '@outerpark/core/contract'
import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { type BasedOn, basedOnText } from './based-on.ts'

/**
 * The plan of a hall as a file of it is written, so that somebody can change it and give it back.
 *
 * @param base which version it is, so that a change of it does not undo the change of somebody else
 */
export function yamlOf(
  { hall, address, timezone, focus, ...painted }: HallRequest,
  base?: BasedOn,
): string {
  const { levels, grades, flags, releases = [] } = painted
  const where = address === undefined ? { hall } : { hall, address }
  const version = base && { version: basedOnText(base) }
  const doc = new Document({ ...where, ...version, timezone, focus })
  doc.set(
    'levels',
    levels.map(({ name, rows }) => ({ name, rows: written(rows, Scalar.BLOCK_LITERAL) })),
  )
  doc.set('grades', named(grades))
  if (flags && flags.length > 0) doc.set('flags', named(flags))
  if (releases.length > 0)
    doc.set('releases', new Map(releases.map(({ name, before }) => [name, before])))
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}

function written(text: string, type: Scalar.Type): Scalar {
  const scalar = new Scalar(text)
  scalar.type = type
  return scalar
}

/** A map keeps the order in which it was filled, also of names such as `1`. */
function named(parts: HallRequest['grades']): YAMLMap {
  const map = new YAMLMap()
  for (const { name, seats } of parts) {
    const list = new YAMLSeq()
    list.flow = true
    for (const seat of seats) list.add(written(seat, Scalar.QUOTE_DOUBLE))
    map.add({ key: new Scalar(name), value: list })
  }
  return map
}

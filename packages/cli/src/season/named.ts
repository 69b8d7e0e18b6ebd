import type { Reader } from './reader.ts'
import type { Branch, Field, Tree } from './tree.ts'

/** A hall of the file: where it plays, the hall of the box office whose plan it has, and what is usual there. */
export type FileHall = {
  readonly venue?: Branch | undefined
  readonly timeZone?: Branch | undefined
  /** the hall of the box office; absent if its seats have no numbers */
  readonly plan?: Branch | undefined
  readonly grades?: Branch | undefined
}

const HALL = ['venue', 'timeZone', 'hall', 'grades']

/** What stands once at the top of the file, and is used by its name below: halls, grades with their prices, and refund policies. */
export function namedParts(
  tree: Tree,
  { fields, flawed }: Reader,
  season: ReadonlyMap<string, Field> | undefined,
) {
  const mapOf = (part: string): ReadonlyMap<string, Field> => {
    const branch = season?.get(part)
    const all = branch && tree.fieldsOf(branch)
    if (branch && !all) flawed(branch, ({ seasons }) => seasons.mapOfNames)
    return new Map((all ?? []).map((field) => [field.name, field]))
  }
  const [grades, refunds] = [mapOf('grades'), mapOf('refunds')]
  const halls = new Map(
    [...mapOf('halls')].map(([name, field]): [string, FileHall] => {
      const known = fields(field, HALL)
      const [venue, timeZone, plan, usual] = HALL.map((part) => known?.get(part))
      return [name, { venue, timeZone, plan, grades: usual }]
    }),
  )
  const nameIn = (branch: Branch | undefined): string | undefined => {
    const typed = branch && !tree.fieldsOf(branch) ? tree.textOf(branch) : undefined
    return typeof typed === 'string' ? typed : undefined
  }
  return {
    /** The hall that a name means: one of the file, otherwise one of the box office. */
    hallOf(branch: Branch | undefined): FileHall {
      const name = nameIn(branch)
      return (name === undefined ? undefined : halls.get(name)) ?? { plan: branch }
    },
    /** The grades that stand there, or that have the name that stands there. */
    gradesOf(branch: Branch | undefined): Branch | undefined {
      const name = nameIn(branch)
      if (!branch || name === undefined) return branch
      const found = grades.get(name)
      if (!found) flawed(branch, ({ seasons }) => seasons.noSuchName(name, [...grades.keys()]))
      return found ?? branch
    },
    /** The policy that stands there, or that has the name that stands there. Other names are those of presets. */
    refundOf(branch: Branch): Branch {
      const name = nameIn(branch)
      return (name === undefined ? undefined : refunds.get(name)) ?? branch
    },
  }
}

export type NamedParts = ReturnType<typeof namedParts>

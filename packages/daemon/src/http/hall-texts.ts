import type { HallResponse, HallVersionResponse } from '@outerpark/core/contract'
import {
  countSeats,
  flagsOf,
  type HallReply,
  type PlannedHall,
  type SeatMap,
  seatId,
} from '@outerpark/core/hall'
import { LRUCache } from 'lru-cache'
import { type TaggedText, tagged } from './tagged.ts'

/** How many bytes of texts are kept. A hall of 20,000 seats has 1 MB. The one that was not asked for the longest goes first. */
const KEPT_BYTES = 32 * 1024 * 1024

/** What a text takes beside its bytes: objects, and an entry of the map. */
const TEXT_BYTES = 512

/**
 * What is said of halls. To count the seats of a large hall, and to name them all, takes many milliseconds of the thread that
 * commits, and anybody may ask. A version of a hall never changes, so it is done once while there is room.
 */
export function hallTexts(keptBytes = KEPT_BYTES) {
  const kept = new LRUCache<string, TaggedText>({
    maxSize: keptBytes,
    sizeCalculation: ({ text }) => TEXT_BYTES + text.length,
  })
  /** It is as bounded as the maps that the store keeps. */
  const counts = new WeakMap<SeatMap, Counts>()

  const shown = ({ id, version, map }: HallReply): HallResponse => {
    const counted = counts.get(map) ?? countsOf(map)
    counts.set(map, counted)
    return { id, version, ...counted }
  }
  return {
    /** A hall in a list. */
    shown,
    /** The text of a version, if it was made before. */
    known: (id: string, version: number): TaggedText | undefined => kept.get(keyOf(id, version)),
    /** The text of a version: the hall with its plan, and the place of each seat. */
    whole(hall: PlannedHall): TaggedText {
      const key = keyOf(hall.id, hall.version)
      const before = kept.get(key)
      if (before) return before
      const { map, plan, only } = hall
      const places = placesOf(map)
      const said: HallVersionResponse = { ...shown(hall), plan, ...(only && { only }), places }
      const made = tagged(JSON.stringify(said), 'lasting')
      kept.set(key, made)
      return made
    },
  }
}

export type HallTexts = ReturnType<typeof hallTexts>

const keyOf = (id: string, version: number): string => `${id} ${version}`

type Counts = Omit<HallResponse, 'id' | 'version'>

function countsOf(map: SeatMap): Counts {
  const { seats, forSale, grades } = countSeats(map)
  const { hall, address, timeZone } = map
  const where = address === undefined ? { hall } : { hall, address }
  return { ...where, timeZone, seats, forSale, grades: [...grades] }
}

const placesOf = (map: SeatMap): HallVersionResponse['places'] =>
  Array.from({ length: map.count }, (_, seat) => {
    const flags = flagsOf(map.flags[seat])
    return {
      id: seatId(map, seat),
      grade: map.grades[map.gradeOf[seat] ?? 0] ?? '',
      x: (map.x[seat] ?? 0) / 2,
      row: map.rowOf[seat] ?? 0,
      ...(flags.length > 0 && { flags: [...flags] }),
    }
  })

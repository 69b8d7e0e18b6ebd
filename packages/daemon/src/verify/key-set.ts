import { numberOf } from '@outerpark/core/kernel'

/** Numbers below this take a bit each. Payments are numbered from 1; beyond are only ids of the first version. */
const DENSE = 2 ** 32
const BITS = 32
/** So many numbers share a page. */
const PAGE = 2 ** 15

/** A set of keys of payments: a million that are numbered one after the other take 128 KiB. */
export function keySet() {
  const pages = new Map<number, Uint32Array>()
  const others = new Set<string>()
  let numbered = 0

  return {
    add(key: string): void {
      const number = denseNumber(key)
      if (number === undefined) return void others.add(key)
      const at = Math.floor(number / PAGE)
      let page = pages.get(at)
      if (!page) {
        page = new Uint32Array(PAGE / BITS)
        pages.set(at, page)
      }
      const [word, bit] = placeOf(number)
      const before = page[word] ?? 0
      if (before & bit) return
      page[word] = before | bit
      numbered += 1
    },
    has(key: string): boolean {
      const number = denseNumber(key)
      if (number === undefined) return others.has(key)
      const [word, bit] = placeOf(number)
      return ((pages.get(Math.floor(number / PAGE))?.[word] ?? 0) & bit) !== 0
    },
    size: (): number => numbered + others.size,
  }
}

export type KeySet = ReturnType<typeof keySet>

function denseNumber(key: string): number | undefined {
  const number = numberOf('payment', key)
  return number !== undefined && number < DENSE ? number : undefined
}

/** The word of its page in which the number stands, and its bit there. */
function placeOf(number: number): [word: number, bit: number] {
  return [Math.floor((number % PAGE) / BITS), 1 << (number % BITS)]
}

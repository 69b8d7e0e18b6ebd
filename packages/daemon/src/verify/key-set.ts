import { numberOf } from '@outerpark/core/kernel'

/** A number below this takes one bit. Payments are numbered from 1, so only ids of version 0.1 have larger numbers. */
const DENSE = 2 ** 32
const BITS = 32
/** How many numbers a page has room for. */
const PAGE = 2 ** 15

/** A set of payment keys. A million keys with consecutive numbers take 128 KiB. */
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

/** The word of the page that holds the number, and the bit in that word. */
function placeOf(number: number): [word: number, bit: number] {
  return [Math.floor((number % PAGE) / BITS), 1 << (number % BITS)]
}

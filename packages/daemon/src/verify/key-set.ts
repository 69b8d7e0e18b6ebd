import { numberOf } from '@outerpark/core/kernel'

const BITS = 32
/** How many numbers a page has room for. The numbers of one opening follow each other, and the next opening leaps. */
const PAGE = 2 ** 10

/** A set of payment keys. A million keys with consecutive numbers take some 200 KiB. */
export function keySet() {
  const pages = new Map<number, Uint32Array>()
  const others = new Set<string>()
  let numbered = 0

  return {
    add(key: string): void {
      const number = numberOf('payment', key)
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
      const number = numberOf('payment', key)
      if (number === undefined) return others.has(key)
      const [word, bit] = placeOf(number)
      return ((pages.get(Math.floor(number / PAGE))?.[word] ?? 0) & bit) !== 0
    },
    size: (): number => numbered + others.size,
  }
}

export type KeySet = ReturnType<typeof keySet>

/** The word of the page that holds the number, and the bit in that word. */
function placeOf(number: number): [word: number, bit: number] {
  return [Math.floor((number % PAGE) / BITS), 1 << (number % BITS)]
}

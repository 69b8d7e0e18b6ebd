import type { Reader } from './reader.ts'
import { plainMapReader } from './refund.ts'
import type { Branch, Tree } from './tree.ts'

const KNOWN = {
  sale: ['opens', 'closes'],
  presale: ['opens', 'code', 'seats'],
}

type Fields = ReadonlyMap<string, Branch>

/** Reads when, to whom and how much of a performance is sold, in the shape of the contract. It is not checked yet. */
export function saleReader(tree: Tree, reader: Reader) {
  const { value } = reader
  const plainMap = plainMapReader(tree, reader)

  /** How many seats a customer may have. */
  const capOf = (known: Fields, path: string) => {
    const cap = known.get('perCustomer')
    return cap ? { perCustomer: value(cap, `${path}.perCustomer`) } : {}
  }

  return {
    capOf,
    /** `sale` is `open`, `closed`, or the times of the sale. */
    saleOf(known: Fields, path: string) {
      const [sale, presale] = [known.get('sale'), known.get('presale')]
      return {
        ...(sale && { sale: plainMap(sale, `${path}.sale`, KNOWN.sale) }),
        ...(presale && { presale: plainMap(presale, `${path}.presale`, KNOWN.presale) }),
        ...capOf(known, path),
      }
    },
  }
}

/**
 * The money in which prices can be given, by the number of decimals of its smallest unit.
 *
 * Source: ISO 4217, list one ("Current currency & funds code list") as SIX published it on 2026-01-01, compared with a copy of
 * it code by code in November 2026. Since 2024: XCG in the place of ANG (2025-03-31, amendment 176), ZWG in that of ZWL (177),
 * no CUC any more (178), and EUR in the place of BGN (2026-01-01, amendment 180). Of its 178 codes, the 23 that nobody pays
 * with are left out: funds such as XAD (179), metals, bonds, units of account, and codes for tests.
 *
 * The table is ours because the one in Node is not ISO's: ICU counts the decimals that people use, and the number for HUF,
 * IDR, COP, PKR and RSD differs between its versions. A price would change by a factor of 100 with the version of Node.
 */
const BY_DECIMALS: readonly (readonly [decimals: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS
    KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
    PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
    TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
]

/** Made at the first use. */
let table: ReadonlyMap<string, number> | undefined

function decimals(): ReadonlyMap<string, number> {
  table ??= new Map(
    BY_DECIMALS.flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, digits])),
  )
  return table
}

/** Whether prices can be given in this currency. `code` is in capitals, as in ISO 4217. */
export const isCurrency = (code: string): boolean => decimals().has(code)

/**
 * The number of decimals of the currency's smallest unit: 0 for the won, 2 for the dollar. A code that is not in the
 * table counts as one with 2 decimals. Older versions accepted such codes, and amounts in them must still be shown.
 */
export const decimalsOf = (code: string): number => decimals().get(code) ?? 2

/**
 * The currency that was probably meant: the code in small letters, with two letters exchanged (`KWR` for KRW), or with
 * one other letter. Undefined if there is none, or more than one with another letter.
 */
export function currencyLike(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (isCurrency(code)) return code
  const codes = [...decimals().keys()]
  const exchanged = codes.find((each) => sorted(each) === sorted(code))
  if (exchanged !== undefined) return exchanged
  const near = codes.filter((each) => each.length === code.length && differences(each, code) === 1)
  return near.length === 1 ? near[0] : undefined
}

const sorted = (text: string) => [...text].sort().join('')

const differences = (a: string, b: string) =>
  [...a].filter((letter, i) => letter !== b.charAt(i)).length

import { likeliest } from '../text/likeliest.ts'

/** What people call it who know other programs, or the business. */
export const SYNONYMS: Readonly<Record<string, string>> = {
  ...{ buy: 'book', reserve: 'book', order: 'book', refund: 'cancel', unbook: 'cancel' },
  ...{ keep: 'hold', lock: 'hold', 선점: 'hold', 잡기: 'hold' },
  ...{ booking: 'reservation', bookings: 'reservation', ticket: 'reservation' },
  ...{ tickets: 'reservation', orders: 'reservation', show: 'performance', shows: 'performance' },
  ...{ log: 'daemon logs', server: 'daemon', serve: 'daemon run' },
  ...{ users: 'customer', user: 'customer', me: 'whoami', id: 'whoami', lang: 'language' },
  ...{ tui: 'ui', check: 'verify', man: 'help', docs: 'help' },
  ...{ price: 'performance change', prices: 'performance change', reprice: 'performance change' },
  ...{ discount: 'performance change', season: 'musical register', seat: 'seats' },
  ...{ seatmap: 'seats', map: 'hall check', plan: 'hall check', 배치도: 'hall check' },
  ...{ history: 'mypage', password: 'login', revenue: 'sales' },
  ...{ accounts: 'report', statement: 'report statement', settlement: 'report statement' },
  ...{ 정산: 'report statement', 보고서: 'report', 부가세: 'report statement' },
  ...{ 예매: 'book', 예약: 'book', 구매: 'book', 환불: 'cancel', 취소: 'cancel' },
  ...{ 가격: 'performance change', 값: 'performance change', 요금: 'performance change' },
  ...{ 좌석: 'seats', 공연: 'performance', 뮤지컬: 'musical', 회차: 'performance' },
  ...{ 시즌: 'musical register', 등록: 'musical register', 내역: 'mypage', 매출: 'sales' },
  ...{ 가입: 'signup', 로그인: 'login', 고객: 'customer', 직원: 'staff', 결제: 'payment' },
  ...{ 알림: 'notice', 백업: 'backup', 복원: 'restore', 언어: 'language', 도움말: 'help' },
}

/**
 * The command that somebody meant by a word that is no command of the program: what others call so, or the only command of a
 * group that has this name, such as `daemon start` for `start`.
 *
 * @param names all commands with their groups: `daemon start`
 */
export function meantElsewhere(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase()
  if (Object.hasOwn(SYNONYMS, word)) return SYNONYMS[word]
  const lasts = names.filter((name) => name.includes(' ')).map((name) => name.split(' ').at(-1))
  const last = likeliest(word, [...new Set(lasts.flatMap((name) => name ?? []))])
  const found = last === undefined ? [] : names.filter((name) => name.endsWith(` ${last}`))
  return found.length === 1 ? found[0] : undefined
}

/** What other programs call the commands of a group. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  register: ['add', 'create', 'import', 'load', 'new'],
  list: ['all', 'ls'],
  show: ['get', 'info', 'view', 'describe'],
  remove: ['delete', 'rm'],
  revoke: ['delete', 'remove', 'rm'],
  erase: ['delete', 'remove', 'rm'],
  use: ['select', 'switch'],
}

/**
 * The command of a group that somebody meant by a word that is none: one that is written alike, or that others call so.
 * @param names of the commands in the group
 */
export function meantIn(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase()
  return likeliest(typed, names) ?? names.find((name) => CALLED[name]?.includes(word))
}

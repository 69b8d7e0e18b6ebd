import { withParticle } from '../particle/index.ts'
import type { HallMistakeWords } from '../sentence.ts'

export const hallMistakes: HallMistakeWords = {
  'part-missing': ({ part }) => `${withParticle(typed(part), '이/가')} 없거나 비어 있습니다`,
  'part-kind': ({ part, expected }) =>
    `${withParticle(typed(part), '은/는')} ${expected === 'list' ? '목록이어야' : '글이어야'} 합니다`,
  'name-unusable': ({ part, name }) =>
    `${withParticle(typed(name), '은/는')} ${part === 'address' ? '공연장 주소로' : `${PARTS[part]} 이름으로`} 쓸 수 없습니다. ${
      part === 'level'
        ? '글자와 숫자로 20자까지이고, 그 사이에 -와 _를 쓸 수 있습니다'
        : '눈에 보이는 짧은 한 줄이어야 합니다'
    }`,
  'name-twice': ({ part, name }) =>
    `${PARTS[part]} ${withParticle(typed(name), '이/가')} 위에 이미 있습니다`,
  'time-zone-unknown': ({ timeZone }) =>
    `${withParticle(typed(timeZone), '은/는')} 시간대가 아닙니다. \`Asia/Seoul\`처럼 IANA 데이터베이스의 시간대를 적어 주세요`,
  'too-many': ({ of, count, most }) =>
    `${COUNTED[of]} ${count}개는 너무 많습니다. 공연장 하나에 ${most}개까지입니다`,
  'row-label': ({ label }) =>
    `${withParticle(typed(label), '은/는')} 열이 아닙니다. 좌석 앞에 \`7\`, \`3..16\`, \`A..H\`, \`A..H,J..N\`처럼 적어 주세요`,
  'row-empty': ({ row }) => `${typed(row)}열에 좌석이 없습니다`,
  'row-twice': ({ level, rows, count }) =>
    `${typed(level)} 층의 위에 이미 있는 열입니다: ${named(rows, count)}`,
  'item-unknown': ({ item }) =>
    `${withParticle(typed(item), '을/를')} 읽을 수 없습니다. 좌석은 \`1-12\`, \`12-1\`, \`15-1/2\`, 통로는 \`|\`, 좌석이 없는 자리는 \`.\`이나 \`.*4\`로 적어 주세요`,
  'step-misses': ({ item, last }) =>
    `${withParticle(typed(item), '은/는')} 끝 번호에 닿지 않고 ${last}에서 끝납니다`,
  'shift-late': ({ item }) =>
    `${withParticle(typed(item), '은/는')} 그 열의 좌석 앞에 있어야 합니다`,
  'seat-twice': ({ row, numbers, count }) =>
    `${typed(row)}열에 두 번 있는 좌석 번호입니다: ${named(numbers.map(String), count)}`,
  'selector-unknown': ({ selector }) =>
    `${withParticle(typed(selector), '을/를')} 읽을 수 없습니다. \`1F/2..10/7-16\`처럼 층, 층/열, 층/열/번호로 적거나 모두를 뜻하는 \`*\`를 적어 주세요`,
  'level-unknown': ({ level, levels }) =>
    `${typed(level)} 층이 없습니다. 있는 층: ${levels.map(typed).join(', ')}`,
  'row-unknown': ({ level, row }) =>
    `${level === '*' ? '어느 층에도' : `${typed(level)} 층에`} ${typed(row)}열이 없습니다`,
  'selects-nothing': ({ range }) => `그곳에는 번호가 ${typed(range)}인 좌석이 없습니다`,
  'release-unknown': ({ flag, flags }) =>
    `${typed(flag)} 표시가 있는 좌석은 풀 수 없습니다. 풀 수 있는 표시: ${flags.map(typed).join(', ')}`,
  'release-time': ({ before }) =>
    `${typed(before)}: 공연 시작 전의 시간을 \`24h\`나 \`3d\`처럼 시간이나 날로 적어 주세요`,
  'flag-unknown': ({ flag, flags }) =>
    `${typed(flag)} 표시는 없습니다. 있는 표시: ${flags.map(typed).join(', ')}`,
  'grade-hidden': ({ grade }) =>
    `${typed(grade)} 등급에 남은 좌석이 없습니다. 아래에 적은 등급이 모두 가져갔습니다. 나중에 적은 등급이 이기므로 더 아래에 적어 주세요`,
  'seats-without-grade': ({ seats, count }) =>
    `좌석 ${count}개에 등급이 없습니다: ${shortened(seats)}`,
  'flags-exclude': ({ seats, count }) =>
    `좌석 ${count}개가 휠체어석이면서 동반인석입니다: ${shortened(seats)}`,
  'focus-form': ({ focus }) =>
    `${withParticle(typed(focus), '은/는')} 좌석이 아닙니다. 가장 좋은 좌석을 \`1F/6/11\`처럼 층/열/번호로 적어 주세요`,
  'seat-unknown': ({ seat }) => `${typed(seat)} 좌석이 없습니다`,
}

const PARTS = { hall: '공연장', level: '층', grade: '등급', flag: '표시' } as const
const COUNTED = {
  seats: '좌석',
  levels: '층',
  grades: '등급',
  flags: '표시',
  selectors: '좌석 범위',
} as const

/** As it stands in the file. */
const typed = (text: string) => `\`${text}\``

const named = (first: readonly string[], count: number) =>
  typed(first.join(', ')) + (count > first.length ? ` 외 ${count - first.length}개` : '')

/** The selectors that are named need not be all. */
const shortened = (selectors: readonly string[]) =>
  typed(selectors.join(' ')) + (selectors.length < 5 ? '' : ' …')

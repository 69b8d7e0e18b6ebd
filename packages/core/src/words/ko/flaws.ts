import { listed } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import type { FlawWords } from '../sentence.ts'

export const flaws: FlawWords = {
  missing: () => '빠져 있습니다',
  'wrong-kind': ({ expected }) =>
    `${withParticle(
      listed(
        expected.map((kind) => KINDS[kind] ?? kind),
        'ko',
        'or',
      ),
      '이어/여',
    )}야 합니다`,
  'not-listed': ({ values }) =>
    values.length > 1
      ? `${values.join(', ')} 가운데 하나여야 합니다`
      : `${withParticle(values.join(), '이어/여')}야 합니다`,
  'too-small': ({ of, limit, isAllowed }) =>
    bound(of, limit, isAllowed ? ' 이상이어야 합니다' : '보다 커야 합니다'),
  'too-large': ({ of, limit, isAllowed }) =>
    bound(of, limit, isAllowed ? ' 이하여야 합니다' : '보다 작아야 합니다'),
  'unknown-fields': ({ names, more }) =>
    `없는 필드입니다: ${names.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}`,
  'not-valid': () => '올바르지 않습니다',
  empty: () => '비어 있으면 안 됩니다',
  'control-characters': () => '제어 문자나 글의 방향을 바꾸는 문자가 있으면 안 됩니다',
  'unseen-characters': () => '보이지 않는 문자가 있으면 안 됩니다',
  misread: () => 'UTF-8이어야 합니다. UTF-8이 아닌 바이트를 뜻하는 U+FFFD가 있습니다',
  'nothing-seen': () => '눈에 보이는 글자, 숫자 또는 기호가 있어야 합니다',
  'not-an-email': () => '메일 주소여야 합니다',
  'not-a-code': () => '메일에 있는 여섯 자리 숫자여야 합니다',
  'unknown-currency': ({ meant }) =>
    `KRW와 같은 ISO 4217 통화 코드여야 합니다${meant === null ? '' : ` (혹시 ${meant}?)`}`,
  'not-a-start': () =>
    '2027-03-05 19:30과 같은 공연장의 현지 날짜와 시각이거나 2027-03-05T19:30:00+09:00과 같이 UTC와의 차이가 있는 시각이어야 합니다',
  'before-the-first-day': ({ from }) => `첫날(${from})보다 앞설 수 없습니다`,
  'not-a-day': () => '2027-01-05와 같은 날짜여야 합니다',
  'not-a-moment': ({ example }) =>
    `${withParticle(example, '과/와')} 같이 UTC와의 차이가 있는 RFC 3339여야 합니다`,
  'unknown-time-zone': () =>
    'Asia/Seoul과 같은 IANA 데이터베이스의 시간대이거나 +09:00과 같은 UTC와의 차이여야 합니다',
  'not-a-card': () => '영문자, 숫자, -, _만 쓸 수 있습니다',
  'nothing-to-change': () => '필드가 하나 이상 있어야 합니다',
  'no-grades': () => '회차에는 등급이 하나 이상 있어야 합니다',
  'no-scopes': () => '권한이 하나 이상 있어야 합니다',
  'grade-twice': () => '같은 등급은 비슷해 보이는 글자로도 두 번 쓸 수 없습니다',
  'hall-says': () => '공연장 배치도가 정하므로 적지 않아야 합니다',
  'version-or-plan': () => '`version`과 `plan` 가운데 하나만 써야 합니다',
  'seats-chosen': () => '좌석을 직접 고를 때는 쓸 수 없습니다',
  'one-grade-only': () => '등급이 여럿일 때는 쓸 수 없습니다',
  'seats-or-lines': () => '`seats`(와 `grade`), `lines`, `places` 가운데 하나만 쓸 수 있습니다',
  'not-like': ({ example }) => `\`${example}\` 형식이어야 합니다`,
  'preset-or-rules': () => '`preset`이나 `rules`(와 `until`) 가운데 하나만 써야 합니다',
  'no-rule': ({ days }) =>
    `\`D-${days}\`에 해당하는 규칙이 없습니다. 취소 기한까지 모든 날에 규칙이 있어야 합니다`,
  'keeps-less': ({ days }) =>
    `\`D-${days}\`의 취소 수수료가 그 전날보다 적습니다. 공연이 가까워질수록 수수료가 줄어들 수 없습니다`,
  'not-a-latency': ({ most }) => `30이나 400-620과 같은 밀리초여야 하며, ${most} 이하여야 합니다`,
  'not-a-share': () => '0~1의 숫자여야 합니다',
  'not-a-switch': () => 'true, false 또는 0~1의 숫자여야 합니다',
  'not-a-cursor': () => '목록이 준 커서가 아닙니다',
}

const KINDS: Readonly<Record<string, string>> = {
  text: '글',
  number: '숫자',
  'whole-number': '정수',
  'true-or-false': 'true나 false',
  list: '목록',
  object: '객체',
}

const COUNTED = { text: '자', list: '개', number: '' } as const

const bound = (of: keyof typeof COUNTED, limit: number, relation: string) =>
  `${limit}${COUNTED[of]}${relation}`

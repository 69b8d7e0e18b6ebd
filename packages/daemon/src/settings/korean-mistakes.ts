import type { StartFailure } from '../process/start-failure.ts'
import { inKorean } from './korean.ts'
import { OF_PARTS, type Words } from './korean-parts.ts'

const TOGETHER: readonly Words[] = [
  [
    /must be set, since payments go to (.+)$/,
    '설정해야 합니다. 결제를 보내는 곳이 정해져 있습니다: $1',
  ],
  [/must be set, since the gateway is (\w+)$/, '설정해야 합니다. 게이트웨이: $1'],
  [
    /must be set, since settings of Stripe are: to stripe, or to (\w+) to leave Stripe out$/,
    '설정해야 합니다. Stripe 설정이 있습니다. Stripe를 쓰려면 stripe, 쓰지 않으려면 $1',
  ],
  [/must be set, since (.+) is$/, '설정해야 합니다. 함께 필요한 설정이 있습니다: $1'],
  [/code needs (\w+)$/, 'code에 필요한 설정이 없습니다: $1'],
  [
    /must be longer than (\d+), three times (.+): a cancellation makes up to three calls$/,
    '$1보다 길어야 합니다. 취소 한 번에 호출이 세 번까지 있습니다: $2',
  ],
  [/must be longer than (.+)$/, '이보다 길어야 합니다: $1'],
  [
    /must be at least (\d+), twice (.+): for payments, and as many for cancellations$/,
    '$1 이상이어야 합니다. 결제와 취소에 각각 필요합니다: $2',
  ],
  [
    /must not be more than (\d+), or the breaker never opens when all calls hang: so many can (.+) make in (.+) at (.+)$/,
    '$1보다 크면 모든 호출이 멈춰도 차단기가 열리지 않습니다. 그만큼만 호출할 수 있습니다: $2, $3, $4',
  ],
  [/must not be more than (.+)$/, '이보다 클 수 없습니다: $1'],
]

const FOR_REAL: readonly Words[] = [
  [
    /must not be sandbox with SYS_MODE=(\w+), since .+$/,
    'SYS_MODE=$1에서는 sandbox를 쓸 수 없습니다. 샌드박스는 돈을 받지 않습니다. stripe(OUTERPARK_STRIPE_KEY도 함께)나 http(OUTERPARK_GATEWAY_URL과 OUTERPARK_GATEWAY_KEY도 함께)로 정하세요. 시험해 보려면 DEVELOP 같은 다른 SYS_MODE를 쓰세요',
  ],
  [
    /must be a live key with SYS_MODE=(\w+), since a test key takes no money$/,
    'SYS_MODE=$1에서는 실제 키여야 합니다. 테스트 키는 돈을 받지 않습니다',
  ],
  [
    /must be this machine, such as 127\.0\.0\.1, with SYS_MODE=(\w+): .+$/,
    'SYS_MODE=$1에서는 127.0.0.1 같은 이 컴퓨터의 주소여야 합니다. HTTPS를 쓰려면 OUTERPARK_TLS_CERT와 OUTERPARK_TLS_KEY를, 프록시가 HTTPS를 맡으면 OUTERPARK_BEHIND_TLS=true를 설정하세요',
  ],
  [
    /must be starttls or tls with SYS_MODE=(\w+), unless the mail server is on this machine$/,
    'SYS_MODE=$1에서는 메일 서버가 이 컴퓨터에 있지 않으면 starttls나 tls여야 합니다',
  ],
  [
    /must be https:\/\/ or, on this machine only, http:\/\/$/,
    'https:// 주소여야 합니다. 이 컴퓨터라면 http://도 됩니다',
  ],
]

const ALONE: readonly Words[] = [
  [/there is no such setting, did you mean (\w+)\?$/, '그런 설정은 없습니다. 혹시 $1?'],
  [/there is no such setting$/, '그런 설정은 없습니다'],
  [/it is set twice$/, '두 번 설정했습니다'],
  [/must be text in UTF-8$/, 'UTF-8 텍스트여야 합니다'],
  [/must not be empty$/, '비워 둘 수 없습니다'],
]

/** Where a value comes from, as `origin.ts` says it. */
const PLACES: readonly Words[] = [
  [/ \(in ([^)]+)\)/g, ' ($1)'],
  [/\((\d+), in ([^)]+)\)/g, '($1, $2)'],
  [/\((\d+) by default\)/g, '(기본값 $1)'],
]

/** What is wrong with the settings, in Korean: a sentence of the functions that check them. One that has no translation stays English. */
export function mistakeInKorean(english: string): string {
  const text = PLACES.reduce((said, [pattern, korean]) => said.replace(pattern, korean), english)
  for (const [pattern, korean] of [...OF_PARTS, ...FOR_REAL, ...TOGETHER, ...ALONE])
    if (pattern.test(text))
      return text.replace(pattern, korean).replace(/^([^:]+\)) (?=\S)/, '$1: ')
  const [, name, range] = /^(.+?): must be (?:one of )?(.+)$/.exec(text) ?? []
  return range === undefined ? text : `${name}: 쓸 수 있는 값: ${inKorean(range)}`
}

/**
 * The parameters of a failure, with what is wrong with the settings in the reader's language if it is about them. The message stays
 * English, for the log.
 */
export function paramsFor({ code, params }: StartFailure, language: string | undefined): unknown {
  if (language !== 'ko' || code !== 'config-invalid') return params
  if ('mistakes' in params) return { ...params, mistakes: params.mistakes.map(mistakeInKorean) }
  return 'reason' in params && params.reason !== null
    ? { ...params, reason: mistakeInKorean(params.reason) }
    : params
}

import type { CliWords } from '../en/index.ts'

const notALimit: Readonly<Record<string, string>> = {
  'seats-unavailable': '매진. 오류가 아닙니다',
}

export const load: CliWords['load'] = {
  badMix: (kinds, given) =>
    `--mix에는 ${kinds} 중 일부를 한 번씩, book=8,cancel=1,mypage=1처럼 정수와 함께 적습니다. "${given}"은(는) 안 됩니다.`,
  emptyMix: '이 --mix로는 아무도 아무것도 하지 않습니다. book이나 mypage가 1 이상이어야 합니다.',
  isElsewhere: (origin) => `${origin}은(는) 이 컴퓨터가 아닙니다.`,
  isCharging: (gateway) => `이 매표소는 ${gateway}(으)로 카드에 청구합니다.`,
  isProduct: (mode) => `이 매표소의 SYS_MODE는 ${mode}입니다.`,
  bothWords:
    '따로 만든 매표소에 부하를 주세요. 정말로 이 매표소라면: --against-remote --yes-i-mean-it',
  codesNeeded:
    '이 매표소의 고객은 메일로 온 인증번호로 메일 주소를 확인하는데, 부하 시험의 고객은 메일을 받지 못합니다.',
  believe: 'OUTERPARK_ADDRESSES=believe인 매표소에 부하를 주세요.',
  interruptedEarly: '부하가 시작되기 전에 중단했습니다. 만든 것을 치우려면: outerpark load clean',
  begins: '부하를 준비합니다',
  signingUp: (count, all) => `고객 가입: ${all}명 중 ${count}명`,
  now: ({ at, of, perSecond, p50, p99, refused, errors }) =>
    `${of}초 중 ${at}초 · 초당 ${perSecond}건 · p50 ${p50}ms · p99 ${p99}ms · 거절 ${refused} · 오류 ${errors}`,
  draining: '마지막 응답을 기다립니다',
  settling: (unpaid) => `결제를 기다립니다: 미결제 ${unpaid}건`,
  cleaning: (count) => `만든 것을 치웁니다: ${count}`,
  verifying: '모두 검사합니다',
  of: (title, url) => `${title} (${url})`,
  how: '부하',
  closed: (connections) => `연결 ${connections}개`,
  open: (perSecond, connections) => `연결 ${connections}개로 초당 ${perSecond}건`,
  customers: (count) => `고객 ${count}명`,
  ended: 'Ctrl-C로 끝냄',
  transactions: '처리',
  count: (count, seconds) => `${seconds}초 동안 ${count}건`,
  throughput: '처리량',
  perSecond: (rate) => `초당 ${rate}건`,
  availability: '가용성',
  received: '받은 양',
  megabytes: (count) => `${count} MB`,
  unsent: '못 보냄',
  notSent: (count) => `보낼 때가 된 ${count}건: 연결이 모두 바빴습니다`,
  all: '전체',
  kinds: { book: '예매', cancel: '취소', mypage: '마이페이지' },
  column: {
    transactions: '건수',
    perSecond: '초당',
    done: '완료',
    refused: '거절',
    errors: '오류',
    tries: '시도',
    max: '최대(ms)',
  },
  notALimit,
  raise: (setting) => `한도입니다. 올릴 설정: ${setting}`,
  latencies: '응답 시간',
  upTo: (ms) => `${ms}ms`,
  allPaid: (seconds) => `부하가 끝나고 ${seconds}초 뒤 모두 결제되었습니다.`,
  notPaid: (unpaid, seconds) =>
    `부하가 끝나고 ${seconds}초 뒤에도 ${unpaid}건이 미결제입니다. --settle로 더 기다릴 수 있습니다.`,
  cleaned: (cancelled, erased, performances) =>
    `치움: 예매 ${cancelled}건 취소, 고객 ${erased}명 삭제, 회차 ${performances}개의 빈 좌석을 거둠.`,
  notCleaned: '만든 것이 그대로 있습니다. 치우려면: outerpark load clean',
  kept: (code, count) => `${count}건은 치우지 못했습니다: ${code}`,
  notAvailable: '매표소가 응답하지 않은 요청이 있습니다.',
  failed: '매표소가 견디지 못했습니다. 위를 보세요.',
  story: {
    begins:
      '자기만의 홈과 포트에서 매표소를 엽니다. 끝나면 아무것도 남지 않습니다. 고객들이 예매하고 취소하고 마이페이지를 읽습니다.',
    parts: {
      calm: '모두 정상입니다. 예매마다 곧바로 결제됩니다.',
      slow: '게이트웨이가 타임아웃보다 느려집니다. 결제가 중단될 때까지 호출이 실패합니다.',
      open: '결제를 중단해 호출을 보내지 않습니다. 예매는 받고 결제는 나중에 합니다.',
      fast: '게이트웨이가 다시 빨라졌습니다. 호출을 하나씩 보내 확인하고 결제를 다시 시작합니다.',
      'catch-up': '예매를 계속 받으면서 밀린 결제를 오래된 것부터 합니다.',
      end: '부하가 끝났습니다. 마지막 예매를 결제합니다.',
    },
    figures: (perSecond, p99, breaker, unpaid) =>
      `초당 ${perSecond}건, p99 ${p99}ms, 브레이커 ${breaker}, 미결제 ${unpaid}`,
    names: {
      calm: '정상',
      slow: '느린 게이트웨이',
      open: '중단',
      fast: '다시 빨라짐',
      'catch-up': '밀린 결제',
      end: '끝',
    },
    column: { part: '단계', seconds: '초', breaker: '브레이커', unpaid: '미결제' },
    holds: (peak) =>
      `모든 요청을 받았고, 미결제 예매는 가장 많을 때 ${peak}건이었으며, 모두 결제되었습니다.`,
    fails: '이야기가 뜻대로 되지 않았습니다. 위를 보세요.',
  },
}

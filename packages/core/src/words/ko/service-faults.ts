import { duration, listed } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import { byCase, type ServiceFaultWords } from '../sentence.ts'
import { storageFaults } from './storage-faults.ts'

export const serviceFaults: ServiceFaultWords = {
  'not-signed-in': byCase({
    'no-token': () => ({ detail: '토큰이 필요합니다.', hint: SIGN_IN }),
    'unknown-token': () => ({ detail: '누구의 것도 아닌 토큰입니다.', hint: SIGN_IN }),
    'no-bearer': () => ({ detail: 'Authorization 헤더에 토큰이 없습니다.' }),
    'no-key': () => ({ detail: '데몬을 제어하려면 상태 파일에 있는 키가 필요합니다.' }),
  }),
  'not-allowed': byCase({
    'staff-only': () => ({
      detail: '매표소에서 일하는 사람만 할 수 있습니다.',
      hint: '직원의 토큰을 쓰시거나, 매표소의 컴퓨터에서 관리자 프로필(`--profile admin`)을 써 주세요.',
    }),
    'scope-needed': ({ needed, name, has }) => ({
      detail: `${listed(needed, 'ko', 'or')} 권한이 있는 토큰이 필요합니다. 토큰 ‘${name}’의 권한: ${has.join(', ')}.`,
      hint: '그 권한이 있는 토큰을 써 주세요. 가진 토큰은 `outerpark token list`에 나옵니다.',
    }),
    'token-of-the-home': () => ({
      detail: '홈의 토큰은 그 자체가 토큰이므로 따로 토큰을 갖지 않습니다.',
      hint: '`outerpark staff add`로 직원을 추가해 주세요. 직원마다 토큰이 있습니다.',
    }),
    'folder-from-elsewhere': () => ({
      detail: '매표소 컴퓨터의 폴더는 홈의 주인만 정할 수 있습니다.',
      hint: '폴더를 빼 주세요. 그러면 OUTERPARK_BACKUP_TO에 백업합니다. 아니면 매표소의 컴퓨터에서 해 주세요.',
    }),
  }),
  'customers-only': byCase({
    book: () => ({ detail: '고객만 예매할 수 있습니다.' }),
    bookings: () => ({
      detail: '매표소에서 일하는 사람에게는 본인의 예매가 없습니다.',
      hint: '고객의 프로필을 써 주세요.',
    }),
    mypage: () => ({
      detail: '매표소에서 일하는 사람에게는 마이페이지가 없습니다.',
      hint: '`customerId`로 고객을 지정하시거나 고객의 프로필을 써 주세요.',
    }),
    customer: () => ({
      detail: '매표소에서 일하는 사람은 고객이 아닙니다.',
      hint: '고객을 번호로 지정하시거나 고객의 프로필을 써 주세요.',
    }),
  }),
  'too-many-requests': ({ of, perSecond, waitMs }) => ({
    detail: `${REQUESTS_OF[of]} 1초에 ${perSecond}번까지 요청할 수 있습니다.`,
    hint: `${duration(waitMs, 'ko')} 뒤에 다시 시도해 주세요. 바뀐 것은 없습니다.`,
  }),
  'server-busy': byCase({
    bodies: () => ({
      detail: '지금 큰 요청을 너무 많이 읽고 있습니다.',
      hint: '잠시 뒤에 다시 시도해 주세요. 바뀐 것은 없습니다.',
    }),
    connections: () => ({
      detail: '연결이 너무 많습니다.',
      hint: '연결을 줄이시거나 잠시 뒤에 다시 시도해 주세요.',
    }),
    exports: () => ({
      detail: '지금 너무 많은 내보내기를 만들고 있습니다.',
      hint: '잠시 뒤에 다시 시도해 주세요.',
    }),
    export: ({ id }) => ({
      detail: `${id}의 내보내기를 이미 만들고 있습니다.`,
      hint: '잠시 뒤에 다시 시도해 주세요.',
    }),
  }),
  'request-in-progress': () => ({
    detail: '이 키로 보낸 첫 요청을 아직 처리하고 있습니다.',
    hint: '같은 키로 다시 요청하시면 첫 요청의 응답을 받습니다.',
  }),
  'task-not-found': ({ id }) => ({
    detail: `데드 레터 ${withParticle(id, '이/가')} 없습니다.`,
    hint: '`outerpark task list --dead`로 볼 수 있습니다.',
  }),
  'report-not-found': ({ name, names }) => ({
    detail: `보고서 \`${name}\`는 없습니다.`,
    hint: `보고서는 ${names.map((each) => `\`${each}\``).join(', ')}입니다.`,
  }),
  'mypage-behind': byCase({
    position: ({ position }) => ({
      detail: `마이페이지가 위치 ${position}까지 아직 오지 못했습니다.`,
    }),
    'no-view-yet': () => ({
      detail: '이벤트로부터 마이페이지를 만드는 중입니다. 잠시 뒤에 다시 시도해 주세요.',
    }),
    'view-in-use': () => ({
      detail: '다른 프로세스가 마이페이지의 뷰를 열고 있어 바꿀 수 없습니다.',
    }),
    'projector-stopped': () => ({
      detail: '마이페이지의 프로젝터가 다 마치기 전에 멈췄습니다.',
    }),
  }),
  'too-many-streams': byCase({
    yours: ({ count }) => ({
      detail: `이미 스트림 ${count}개를 열고 있어 더 열 수 없습니다.`,
      hint: '하나를 닫아 주세요.',
    }),
    all: ({ for: whom, places, yours }) => ({
      detail: `${STREAMS_FOR[whom]}스트림 ${places}개가 모두 열려 있습니다${yours > 0 ? `(그중 본인의 것 ${yours}개)` : ''}.`,
      hint: '잠시 뒤에 다시 시도해 주세요.',
    }),
  }),
  'events-lost': ({ position, last }) => ({
    detail: `이벤트 ${position}까지 읽으셨지만 로그는 이벤트 ${last}에서 끝납니다. 예전 데이터베이스가 복원되었습니다.`,
    hint: '로그를 처음부터 읽어 주세요. 그 데이터베이스보다 나중의 이벤트는 로그에 없습니다.',
  }),
  draining: () => ({ detail: '데몬이 종료하는 중입니다.' }),
  ...storageFaults,
  'worker-away': () => ({
    detail: '매표소가 지금은 응답할 수 없습니다. 워커가 시작되지 않습니다.',
    hint: '이미 예매한 내용은 그대로입니다. 운영자는 `outerpark daemon status`에서 이유를 볼 수 있습니다.',
  }),
  'payment-overloaded': byCase({
    'not-available': ({ waitMs }) => ({
      detail: '지금은 결제를 이용할 수 없습니다. 예매되지 않았습니다.',
      hint: again(waitMs),
    }),
    'too-many-unpaid': ({ waitMs }) => ({
      detail: '결제를 기다리는 예매가 너무 많습니다. 예매되지 않았습니다.',
      hint: again(waitMs),
    }),
  }),
  'no-sandbox': () => ({
    detail: '이 매표소의 결제는 딸린 샌드박스를 쓰지 않습니다.',
    hint: '샌드박스는 다른 게이트웨이가 설정되지 않은 곳에서만 돕니다.',
  }),
  'sandbox-unavailable': () => ({
    detail: '샌드박스가 답하지 않습니다.',
    hint: '데몬이 스스로 다시 시작합니다. 잠시 뒤에 다시 시도해 주세요.',
  }),
  'no-metrics': () => ({
    detail: '설정 `metrics`가 꺼져 있어 이 데몬은 아무것도 집계하지 않습니다.',
    hint: '설정을 켜고(OUTERPARK_METRICS=true) 데몬을 다시 시작해 주세요.',
  }),
  'no-webhook': () => ({
    detail: '이 매표소에는 웹훅이 없습니다.',
    hint: 'OUTERPARK_WEBHOOK_URL과 OUTERPARK_WEBHOOK_SECRET을 설정하고 데몬을 다시 시작해 주세요.',
  }),
  'no-mail': () => ({
    detail: '이 매표소는 인증번호를 메일로 보내지 않습니다.',
    hint: '매표소에 토큰을 요청해 주세요. 매표소는 `outerpark customer token EMAIL`로 만듭니다.',
  }),
  'customer-not-confirmed': ({ id }) => ({
    detail: '관리자가 아직 메일 주소를 확인하지 않았습니다.',
    hint: `매표소에 고객 번호 ${withParticle(id, '을/를')} 알려 주세요.`,
  }),
  'card-unknown': ({ card, cards }) => ({
    detail: `샌드박스에는 ${withParticle(card, '이라/라')}는 카드가 없습니다.`,
    hint: `샌드박스의 카드: ${cards.join(', ')}.`,
  }),
  'stripe-signature-invalid': ({ why }) => ({
    detail: `이 매표소로 오는 Stripe의 웹훅이 아닙니다: \`${why}\``,
    hint: 'OUTERPARK_STRIPE_WEBHOOK_SECRET은 이 엔드포인트의 서명 비밀이어야 합니다.',
  }),
  'internal-error': () => ({
    detail: '매표소에 문제가 생겼습니다. 로그에 적혀 있습니다.',
    hint: '다시 시도해 주세요. 계속되면 `outerpark daemon logs`를 확인해 주세요.',
  }),
}

const SIGN_IN = '가입하시거나(`outerpark signup`) 로그인해 주세요(`outerpark login`).'
const again = (waitMs: number) => `${duration(waitMs, 'ko')} 뒤에 다시 시도해 주세요.`

const REQUESTS_OF = {
  customer: '고객 한 명은',
  admin: '관리자는',
  anonymous: '토큰이 없는 요청은 한 주소에서',
  'sign-up': '가입은 한 주소에서',
} as const

const STREAMS_FOR = {
  staff: '',
  customers: '고객이 쓸 수 있는 ',
  strangers: '토큰 없이 쓸 수 있는 ',
} as const

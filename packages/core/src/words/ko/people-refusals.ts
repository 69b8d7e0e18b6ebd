import { moment } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import { byCase, type PeopleRefusalWords } from '../sentence.ts'

export const peopleRefusals: PeopleRefusalWords = {
  'email-already-registered': () => ({
    detail: '이미 가입한 메일 주소입니다.',
    hint: '그 고객의 토큰으로 로그인하시거나 다른 메일 주소를 써 주세요.',
  }),
  'customer-not-found': byCase({
    id: ({ id }) => ({ detail: `고객 ${withParticle(id, '이/가')} 없습니다.` }),
    email: () => ({ detail: '그 메일 주소를 쓰는 고객이 없습니다.' }),
    others: () => ({ detail: '본인의 예매만 볼 수 있습니다.' }),
  }),
  'customer-erased': byCase({
    'just-now': () => ({ detail: '고객의 정보가 방금 지워졌습니다.' }),
    before: ({ id, at }) => ({
      detail: `고객 ${id}의 정보는 ${moment(at, 'ko')}에 지워졌습니다.`,
      hint: '예매와 결제는 이 번호로 계속 볼 수 있습니다.',
    }),
  }),
  'customer-has-bookings': ({ count, reservations }) => ({
    detail: `결제되지 않았거나 공연이 남은 예매가 ${count}건 있습니다: ${reservations.join(', ')}${count > reservations.length ? ` 외 ${count - reservations.length}건` : ''}.`,
    hint: '먼저 취소해 주세요.',
  }),
  'staff-not-found': ({ id }) => ({
    detail: `매표소에서 일하는 직원 ${withParticle(id, '이/가')} 없습니다.`,
  }),
  'token-not-found': ({ id }) => ({ detail: `토큰 ${withParticle(id, '이/가')} 없습니다.` }),
  'token-revoked': byCase({
    request: () => ({ detail: TOKEN_OVER }),
    named: ({ name, at }) => ({
      detail: `토큰 ${withParticle(quoted(name), '은/는')} ${moment(at, 'ko')}에 취소되었습니다.`,
      hint: LOG_IN,
    }),
  }),
  'token-ended': byCase({
    request: () => ({ detail: TOKEN_OVER }),
    named: ({ name, at }) => ({
      detail: `토큰 ${quoted(name)}의 기한은 ${moment(at, 'ko')}까지였습니다.`,
      hint: LOG_IN,
    }),
  }),
  'token-exceeded': byCase({
    owner: ({ staffId, missing, most }) => ({
      detail: `${staffId === null ? '고객' : `직원 ${staffId}`}의 토큰에는 ${missing.join(', ')} 권한을 줄 수 없습니다.`,
      hint: `줄 수 있는 권한: ${most.join(', ')}.`,
    }),
    'no-scope': ({ most }) => ({
      detail: '토큰에는 권한이 하나 이상 필요합니다.',
      hint: `줄 수 있는 권한: ${most.join(', ')}.`,
    }),
    giving: ({ name, missing, has }) => ({
      detail: `토큰 ${quoted(name)}에는 ${missing.join(', ')} 권한이 없어 그 권한을 줄 수 없습니다.`,
      hint: `줄 수 있는 권한: ${has.join(', ')}.`,
    }),
    outlasting: ({ name, endsAt }) => ({
      detail: `토큰 ${quoted(name)}의 기한이 ${moment(endsAt, 'ko')}까지이므로 그보다 오래 쓸 토큰을 만들 수 없습니다.`,
    }),
    revoking: ({ name, missing, other }) => ({
      detail: `토큰 ${quoted(name)}에는 ${missing.join(', ')} 권한이 없어, 그 권한이 있는 ${withParticle(quoted(other), '을/를')} 취소할 수 없습니다.`,
      hint: '그 권한이 있는 토큰을 쓰시거나 매표소에 문의해 주세요.',
    }),
    'address-scopes': ({ name, has }) => ({
      detail: `토큰 ${quoted(name)}에는 ${has.join(', ')} 권한만 있어 메일 주소를 바꿀 수 없습니다. ${WHOEVER}`,
      hint: FULL_TOKEN,
    }),
    'address-end': ({ name, endsAt }) => ({
      detail: `토큰 ${quoted(name)}의 기한이 ${moment(endsAt, 'ko')}까지이므로 메일 주소를 바꿀 수 없습니다. ${WHOEVER}`,
      hint: FULL_TOKEN,
    }),
  }),
  'too-many-tokens': ({ owner, count, most }) => ({
    detail: `${owner}의 토큰은 이미 ${count}개이며, ${most}개까지 가질 수 있습니다.`,
    hint: '쓰지 않는 토큰을 취소해 주세요: `outerpark token list`, `outerpark token revoke ID`.',
  }),
  'end-has-passed': ({ endsAt }) => ({
    detail: `토큰의 기한(${moment(endsAt, 'ko')})이 이미 지났습니다.`,
  }),
  'code-not-valid': () => ({
    detail:
      '인증번호가 틀렸거나 더는 쓸 수 없습니다. 인증번호는 10분 동안 한 번만 쓸 수 있고, 다섯 번까지 입력할 수 있습니다.',
    hint: '가장 최근에 받은 인증번호를 입력하시거나 새로 요청해 주세요.',
  }),
  'too-many-codes': byCase({
    address: ({ perHour }) => ({
      detail: `한 메일 주소로는 인증번호를 한 시간에 ${perHour}번까지 보냅니다.`,
      hint: '가장 최근에 받은 메일을 찾아보시거나 기다려 주세요.',
    }),
    caller: () => ({ detail: '한 시간 안에 인증번호를 너무 많이 요청하셨습니다.' }),
  }),
  'idempotency-key-reused': byCase({
    request: ({ key }) => ({
      detail: `멱등 키 ${withParticle(key, '은/는')} 이미 다른 요청에 쓰였습니다.`,
      hint: '새 요청에는 새 키를 써 주세요.',
    }),
    token: () => ({
      detail: '이 키는 본인의 다른 토큰으로 먼저 쓰였으며, 응답은 그 토큰으로만 볼 수 있습니다.',
    }),
  }),
}

const WHOEVER = '그 메일 주소의 주인은 모든 권한이 있는 토큰을 받을 수 있기 때문입니다.'
const FULL_TOKEN = 'read와 book 권한이 있고 기한이 없는 토큰을 쓰시거나 매표소에 문의해 주세요.'
const TOKEN_OVER = '이 요청의 토큰은 더는 쓸 수 없습니다.'
const LOG_IN = '다른 토큰으로 로그인하시거나(`outerpark login`) 매표소에 새 토큰을 요청해 주세요.'

const quoted = (name: string) => `‘${name}’`

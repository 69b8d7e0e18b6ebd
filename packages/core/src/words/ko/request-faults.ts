import { withParticle } from '../particle/index.ts'
import { byCase, type RequestFaultWords } from '../sentence.ts'

export const requestFaults: RequestFaultWords = {
  'route-not-found': ({ path }) => ({
    detail: `${path}에는 아무것도 없습니다.`,
    hint: '모든 주소는 `GET /openapi.json`에 나옵니다.',
  }),
  'method-not-allowed': byCase({
    route: ({ method }) => ({
      detail: `이 주소에는 ${withParticle(method, '을/를')} 쓸 수 없습니다.`,
    }),
    proxy: () => ({ detail: 'CONNECT는 프록시에 쓰는 것이며, 이 서버는 프록시가 아닙니다.' }),
    control: () => ({ detail: '데몬의 제어는 GET으로 상태를 묻고 POST로 멈춥니다.' }),
  }),
  'malformed-json': byCase({
    encoding: () => ({
      detail: '본문이 JSON의 인코딩인 UTF-8이 아닙니다.',
      hint: '텍스트를 UTF-8로 저장하거나 변환해 주세요.',
    }),
    depth: ({ most }) => ({
      detail: `본문의 객체와 목록이 ${most}단계보다 깊이 겹쳐 있습니다.`,
    }),
    syntax: ({ why }) => ({ detail: `본문이 JSON이 아닙니다: \`${why}\`` }),
  }),
  'unsupported-media-type': byCase({
    type: () => ({ detail: '본문은 application/json이어야 합니다.' }),
    compressed: () => ({
      detail: '본문을 압축하면 안 됩니다.',
      hint: 'Content-Encoding 없이 보내 주세요.',
    }),
    charset: ({ charset }) => ({
      detail: `본문은 ${withParticle(charset, '이/가')} 아니라 UTF-8이어야 합니다.`,
      hint: 'charset을 빼 주세요. JSON은 언제나 UTF-8입니다.',
    }),
  }),
  'body-too-large': byCase({
    bytes: ({ limit }) => ({
      detail: `본문이 ${limit}바이트보다 큽니다.`,
      hint: '이 주소의 한도입니다.',
    }),
    chunks: () => ({
      detail: '본문이 너무 많은 조각으로 나뉘어 왔습니다.',
      hint: 'Content-Length와 함께 한 번에 보내거나, 더 큰 조각으로 보내 주세요.',
    }),
  }),
  'validation-failed': byCase({
    body: () => ({ detail: '본문이 올바르지 않습니다' }),
    query: () => ({ detail: '쿼리가 올바르지 않습니다' }),
    'last-event-id': () => ({ detail: 'Last-Event-ID는 위치를 나타내는 수여야 합니다.' }),
    'idempotency-key': () => ({
      detail: 'Idempotency-Key는 1~128자의 인쇄할 수 있는 ASCII여야 합니다.',
    }),
    'short-idempotency-key': ({ least }) => ({
      detail: `토큰이 없는 요청의 Idempotency-Key는 ${least}자 이상이어야 합니다.`,
      hint: 'UUID처럼 무작위로 만들어 주세요. 키를 아는 사람은 누구나 응답을 볼 수 있습니다.',
    }),
    'two-owners': () => ({ detail: '고객과 직원 가운데 하나만 지정해 주세요.' }),
    'no-owner': () => ({
      detail: '홈의 토큰은 누구의 것도 아닙니다.',
      hint: '`customerId`나 `staffId`로 사람을 지정해 주세요.',
    }),
  }),
  'invalid-cursor': () => ({ detail: '목록이 준 커서가 아닙니다.' }),
  'host-not-allowed': () => ({
    detail: '이 매표소는 그 Host로 온 요청에 답하지 않습니다.',
    hint: '설정의 `allowedHosts`에 그 이름을 더해 주세요.',
  }),
  'origin-not-allowed': () => ({ detail: '웹 페이지는 이 매표소에 요청할 수 없습니다.' }),
  'malformed-request': byCase({
    'not-http': () => ({ detail: 'HTTP/1.1 요청이 아닙니다.' }),
    address: () => ({ detail: '주소가 퍼센트 인코딩한 UTF-8이 아닙니다.' }),
    url: () => ({ detail: '주소나 Host 헤더를 읽을 수 없습니다.' }),
    'no-host': () => ({ detail: '요청에 Host 헤더가 없습니다.' }),
    'two-hosts': () => ({ detail: '요청의 주소와 Host 헤더가 서로 다릅니다.' }),
    'header-twice': ({ header }) => ({
      detail: `헤더 ${withParticle(header, '은/는')} 한 번만 보낼 수 있습니다.`,
    }),
  }),
  'length-required': () => ({
    detail: '토큰이 없는 요청의 본문에는 Content-Length가 필요합니다.',
    hint: '본문을 나누지 말고 한 번에 보내 주세요.',
  }),
  'headers-too-large': ({ limit }) => ({
    detail: `요청의 헤더가 ${limit / 1024} KiB보다 큽니다.`,
  }),
  'request-timeout': ({ headMs, wholeMs }) => ({
    detail: '요청이 제때 끝나지 않았습니다.',
    hint: `헤더까지 ${headMs / 1000}초, 전체는 ${wholeMs / 1000}초 안에 보내야 합니다.`,
  }),
}

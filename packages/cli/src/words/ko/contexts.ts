import type { CliWords } from '../en/index.ts'

export const contexts: CliWords['contexts'] = {
  columns: { context: '컨텍스트', office: '매표소', connection: '연결', profiles: '프로필' },
  here: '이 컴퓨터',
  plain: '암호화 없는 http',
  plainAllowed: '암호화 없는 http(허용)',
  which: '어느 매표소입니까?',
  askName: '붙일 이름',
  askAddress: '주소 또는 홈 폴더',
  added: (name) => `추가했습니다. 쓰려면: outerpark context use ${name}`,
  used: (name) =>
    `이제 명령은 컨텍스트 "${name}"에서 실행됩니다. --context나 --url을 쓰면 다른 매표소에서 실행됩니다.`,
  overridden: (variable) => `${variable} 변수가 설정된 동안에는 그 값을 따릅니다.`,
  removed: (name) => `컨텍스트 "${name}"의 등록을 지웠습니다.`,
  badName: '컨텍스트 이름은 소문자 a-z, 숫자, 점, 붙임표, 밑줄로 64자까지입니다.',
  nameExample: '예: outerpark context add seoul https://seoul.example.com',
  bothNamed: '--context와 --url이 모두 매표소를 가리킵니다.',
  leaveOneOut: '둘 중 하나를 빼세요.',
  bothSet: 'OUTERPARK_CONTEXT와 OUTERPARK_URL이 모두 매표소를 가리킵니다.',
  unsetOne: '하나를 해제하거나 --context로 고르세요.',
  unknown: (name) => `그런 컨텍스트가 없습니다: ${name}`,
  addIt: (name) =>
    `"outerpark context list"로 보거나 추가하세요: outerpark context add ${name} ADDRESS`,
  exists: (name) => `이미 쓰고 있는 이름입니다: ${name}`,
  isHere: (name) => `이 컴퓨터의 매표소이므로 바꾸거나 지울 수 없습니다: ${name}`,
  chooseAnother: '다른 이름을 고르세요.',
  orRemove: (name) => `다른 이름을 고르거나 그것을 지우세요: outerpark context remove ${name}`,
  neither: (given) => `주소도 폴더도 아닙니다: ${given}`,
  bothForms: (given) =>
    `주소는 https://로 시작합니다: https://${given}. 홈은 폴더입니다: ./${given}`,
  noFolder: (path) => `폴더가 아닙니다: ${path}`,
  notThere: (path) => `없는 폴더입니다: ${path}`,
  makeHome: (path) => `홈을 만들려면: OUTERPARK_HOME=${path} outerpark daemon start`,
  noOffice: (url, status) => `OuterPark 매표소가 아닙니다: ${url} (/livez의 응답 코드 ${status})`,
  wholeAddress: '프록시의 경로까지 전체 주소가 맞습니까?',
  outdated: (url, own) => `${url}의 매표소는 이 outerpark(${own})가 쓸 수 없는 옛 버전입니다.`,
  updateThere: '그쪽에서 업데이트해야 합니다. 그래도 등록하려면: --no-check',
  lost: (profiles) =>
    `다음 프로필의 토큰도 함께 지워집니다: ${profiles}. 토큰은 매표소에서 계속 유효합니다.`,
  revokeFirst: (name, profile) =>
    `먼저 취소하려면: outerpark logout --context ${name} --profile ${profile}`,
  yesMissing: (name) => `--yes가 없고, 지울지 물을 사람도 없습니다(${name}).`,
  thenRun: (name) => `그다음 실행하세요: outerpark context remove ${name} --yes`,
  remove: (name) => `컨텍스트 ${name}: 지울까요?`,
  stays: (name) => `그대로 두었습니다: ${name}`,
}

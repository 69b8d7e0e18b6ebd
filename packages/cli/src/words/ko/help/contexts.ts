import type { CliWords } from '../../en/index.ts'

export const contexts: CliWords['help']['contexts'] = {
  about: '이름을 붙인 매표소. 프로필은 매표소마다 따로 있습니다',
  list: '이름을 붙인 매표소와, 그중 명령이 쓰는 매표소를 보여 줍니다',
  add: {
    about: '다른 곳의 매표소에 주소로, 이 컴퓨터의 매표소에 홈 폴더로 이름을 붙입니다',
    noCheck: '그곳에서 매표소가 답하는지 확인하지 않습니다',
  },
  use: '명령이 쓰는 매표소를 바꿉니다. "default"는 이 컴퓨터의 매표소입니다',
  remove: '매표소의 이름과 그곳에 로그인한 프로필을 지웁니다',
}

export const open: CliWords['help']['open'] = {
  about: '매표소의 페이지를 브라우저에서 봅니다',
  api: 'API 설명서를 브라우저에서 엽니다. 브라우저가 없으면 주소를 출력합니다',
  noBrowser: '주소만 출력합니다',
}

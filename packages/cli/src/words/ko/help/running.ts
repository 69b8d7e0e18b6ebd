import type { CliWords } from '../../en/index.ts'

export const running: CliWords['help']['running'] = {
  daemon: {
    about: '매표소 데몬',
    port: '요청을 받을 포트. 0이면 빈 포트 아무거나(기본값: OUTERPARK_PORT, config.json 또는 8080)',
    changeGateway: '이전에 다른 게이트웨이로 청구한 홈이라도 엽니다',
    neverCharged:
      '--change-gateway와 함께: 주소가 틀려 이전 게이트웨이에 닿은 적이 없을 때, 남은 결제를 새 게이트웨이에서 처리합니다',
    changeMode: '이전에 SYS_MODE가 달랐던 홈이라도 엽니다',
    restored: '되돌려 놓은 오래된 데이터베이스라도 홈을 엽니다',
    beginAnew: '데이터베이스를 잃어버린 홈이라도 빈 데이터베이스로 엽니다',
    start: { about: '백그라운드에서 시작합니다' },
    run: { about: '이 터미널에서 실행합니다' },
    stop: { about: '받은 일을 모두 끝낸 뒤 멈춥니다' },
    restart: {
      about:
        '지금의 설정과 버전으로 도는 워커가 이어받습니다. 요청은 하나도 잃지 않으며, 시작하지 못하면 아무것도 바뀌지 않습니다',
    },
    upgrade: {
      about: '워커만이 아니라 전체를 지금 설치된 버전으로 바꿉니다',
      yes: '접속을 1초쯤 거절하더라도 묻지 않습니다',
    },
    status: { about: '실행 여부, 주소, 상태. 실행 중이 아니면 종료 코드 3' },
    logs: {
      about: '데몬이 로그에 쓴 내용을 보여 줍니다',
      lines: '몇 줄을 보여 줄지',
      follow: '쓰일 때마다 이어서 보여 줍니다',
    },
  },
  task: {
    about: '처리할 작업(관리자)',
    list: { about: '기다리는 작업, 진행 중인 작업, 데드 레터를 보여 줍니다', dead: '데드 레터만' },
    show: { about: '작업 하나: 시도한 횟수, 마지막 오류, 다음 시도, 그동안 일어난 일' },
    retry: { about: '데드 레터를 다시 시도합니다' },
    drop: { about: '데드 레터를 완전히 끝냅니다' },
  },
  webhook: {
    about: '알림을 받는 관리자의 웹훅(관리자)',
    on: { about: '410 Gone으로 꺼진 웹훅을 다시 켭니다' },
  },
  verify: { about: '모든 불변식을 카드사의 원장까지 대조해서 검사합니다(관리자)' },
}

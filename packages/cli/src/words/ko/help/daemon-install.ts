import type { CliWords } from '../../en/index.ts'

export const service: CliWords['help']['service'] = {
  install: {
    about: '컴퓨터와 함께 시작하게 합니다. 이 셸의 설정으로 systemd나 launchd의 서비스를 만듭니다',
  },
  uninstall: { about: '서비스를 끝내고 파일을 지웁니다. 홈과 설정은 남습니다' },
  system: '전용 사용자로 실행하는 컴퓨터의 서비스(root 전용). 없으면 이 사용자의 서비스',
  socket: 'systemd가 포트를 열게 합니다. 데몬 전체를 바꾸는 동안에도 연결이 기다립니다',
  dryRun: '파일과 명령을 보여 주기만 합니다',
  yes: '파일을 바꾸거나 지우기 전에 묻지 않습니다',
}

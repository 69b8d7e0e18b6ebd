/** The settings of the log and of alerts in Korean, by their English texts. */
export const KOREAN_WATCH_SETTINGS: Readonly<Record<string, string>> = {
  'a whole path, such as /usr/local/bin/tell-me': '/usr/local/bin/tell-me 같은 전체 경로',
  'A program that is run for each alert that begins or ends, with JSON on its standard input. It is run without a shell, so it is the path alone.':
    '경보가 시작되거나 끝날 때마다 실행하는 프로그램입니다. 표준 입력으로 JSON을 받습니다. 셸 없이 실행하므로 경로만 적습니다.',
  'The address that gets the same as a webhook, under the conditions of `webhookUrl`. It needs `alertSecret`.':
    '같은 내용을 웹훅으로 받는 주소입니다. 조건은 `webhookUrl`과 같고 `alertSecret`이 필요합니다.',
  'The key of its signature, in the form of `webhookSecret`.':
    '그 서명의 키입니다. 형식은 `webhookSecret`과 같습니다.',
  'How long the breaker may not be closed, or a channel fail, before that is an alert.':
    '차단기가 닫히지 않거나 알림 경로가 실패하는 시간이 이만큼 되면 경보가 됩니다.',
  'How long the daemon may do one thing without a pause before that is an alert.':
    '데몬이 한 가지 일을 쉬지 않고 이만큼 하면 경보가 됩니다.',
  'How long nothing more is told of the same alert after it was. What it is then is told afterwards, if it is not what was told.':
    '경보를 알린 뒤 같은 경보를 다시 알리지 않는 시간입니다. 그 뒤의 상태가 알린 것과 다르면 그때 알립니다.',
  'A request that takes this long, from the moment when its body was there, has an entry in the log. With `0` none has.':
    '본문이 다 온 때부터 이만큼 걸린 요청을 로그에 씁니다. `0`이면 쓰지 않습니다.',
  'Whether each request has a line in `access.log` of the home: what was asked for, by whom, the answer, and how long it took.':
    '요청마다 홈의 `access.log`에 한 줄씩 쓸지 정합니다. 무엇을 누가 요청했고 무엇으로 답했으며 얼마나 걸렸는지 씁니다.',
  'Entries below this level are not written to the log. With `debug` each request and each task has an entry.':
    '이보다 낮은 수준의 기록은 로그에 쓰지 않습니다. `debug`면 요청과 작업마다 한 줄씩 남습니다.',
  'A log file of this size is put aside, and a new one begins.':
    '로그 파일이 이 크기가 되면 옆으로 옮기고 새로 시작합니다.',
  'How many log files are kept: `daemon.log`, and the newest of those that were put aside.':
    '남겨 두는 로그 파일의 수입니다. `daemon.log`와 옮겨 둔 것 중 가장 새것들입니다.',
}

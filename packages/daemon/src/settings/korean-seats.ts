/** The settings about seats that have numbers in Korean, by their English texts. */
export const KOREAN_SEAT_SETTINGS: Readonly<Record<string, string>> = {
  'How long a customer may hold chosen seats with numbers before the booking. The customer can extend it once by the same time. The default is 10 minutes.':
    '고객이 고른 지정 좌석을 예매 전에 잡아 둘 수 있는 시간입니다. 같은 시간만큼 한 번 늘릴 수 있습니다. 기본값은 10분입니다.',
  'How long a customer whose time to hold seats of a performance is used up waits before holding some of it again. All holds of a performance share the time of `holdMs` and of its extension; a booking of the seats gives it anew. The default is 30 minutes. With `0` each hold has its own time.':
    '한 회차의 좌석을 잡아 둘 시간을 모두 쓴 고객이 그 회차의 좌석을 다시 잡기까지 기다리는 시간입니다. 한 회차의 좌석을 여러 번 잡아도 `holdMs`와 늘린 시간을 합쳐서 셉니다. 좌석을 예매하면 시간을 새로 드립니다. 기본값은 30분입니다. `0`이면 잡을 때마다 시간을 따로 셉니다.',
  'How often a customer may hold seats within an hour, over all performances. Each change of what is held counts. `0` is no limit.':
    '고객 한 사람이 한 시간 안에 좌석을 잡을 수 있는 횟수입니다. 모든 회차를 합쳐서 세고, 잡은 좌석을 바꿀 때마다 한 번으로 셉니다. `0`이면 제한하지 않습니다.',
  'strict, segment or off': 'strict, segment, off',
  'When chosen seats are refused because they leave a single one that hardly anybody buys. `strict`: if as many neighbours of the same grades are free anywhere that leave none. `segment`: only if those are in the same row between the same aisles. `off`: never. A party with a wheelchair is never refused for that, and nobody is refused if there are no such neighbours.':
    '고른 좌석 때문에 사는 사람이 드문 한 자리가 홀로 남을 때 거절할지 정합니다. `strict`는 그런 자리가 남지 않는 같은 등급의 나란한 좌석이 같은 수만큼 어디든 있으면 거절합니다. `segment`는 그런 좌석이 같은 열의 같은 통로 사이에 있을 때만 거절합니다. `off`는 거절하지 않습니다. 휠체어석이 있는 일행은 이 때문에 거절되지 않고, 그런 좌석이 없으면 아무도 거절되지 않습니다.',
  'How long before the start of a performance `orphanRule` ends. From then on everybody may leave single seats: `86400000` is the last day. With `0` the rule holds until the start.':
    '공연 시작 얼마 전에 `orphanRule`이 끝나는지 정합니다. 그때부터는 누구나 한 자리를 홀로 남길 수 있습니다. `86400000`은 마지막 하루입니다. `0`이면 시작할 때까지 적용됩니다.',
}

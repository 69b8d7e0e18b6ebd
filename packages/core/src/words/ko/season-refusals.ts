import { moment } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import type { SeasonRefusalWords } from '../sentence.ts'

/** The fields of a season file, as people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  title: '제목',
  venue: '장소',
  runningMinutes: '공연 시간',
  timeZone: '시간대',
  refund: '환불 규정',
  hall: '공연장',
}

/** A value of a file; what is a code stands in backticks, as in other texts. */
const said = (value: string | number | null) =>
  value === null ? '없음' : typeof value === 'string' ? `\`${value}\`` : value

export const seasonRefusals: SeasonRefusalWords = {
  'musical-key-taken': ({ key, id }) =>
    id === null
      ? {
          detail: `뮤지컬 두 편의 키가 모두 \`${key}\`입니다.`,
          hint: '뮤지컬마다 다른 키를 지정해 주세요.',
        }
      : {
          detail: `키 \`${key}\`는 이미 뮤지컬 \`${id}\`이 쓰고 있습니다.`,
          hint: '바꾸려면 파일을 적용해 주세요: `outerpark season apply FILE`',
        },
  'season-musical-unclear': ({ title, venue, ids }) => ({
    detail: `${venue}의 ${withParticle(title, '이/가')} 여러 편입니다: ${ids.map((id) => `\`${id}\``).join(', ')}.`,
    hint: `키에 번호를 적어 어느 것인지 알려 주세요: \`key: ${ids[0] ?? ''}\``,
  }),
  'season-musical-twice': ({ title }) => ({
    detail: `${withParticle(title, '은/는')} 시즌에 앞서 나온 뮤지컬과 같습니다.`,
    hint: '회차를 모두 한 항목에 적어 주세요.',
  }),
  'season-fixed': ({ title, field, was, now }) => ({
    detail:
      was === null && now === null
        ? `${title}의 ${FIELDS[field] ?? field}: 판매 중인 것과 다르며, 이렇게는 바꿀 수 없습니다.`
        : `${title}의 ${FIELDS[field] ?? field}: 판매 중 ${said(was)}, 시즌에는 ${said(now)}. 이렇게는 바꿀 수 없습니다.`,
    hint: '판매 중인 대로 적거나 비워 두세요.',
  }),
  'season-grades': ({ title, startsAt, grade, case: which }) => ({
    detail:
      which === 'new'
        ? `${title} ${moment(startsAt, 'ko')} 회차에는 ${grade} 등급이 없고, 더할 수 없습니다.`
        : `${title} ${moment(startsAt, 'ko')} 회차에 있는 ${grade} 등급이 시즌에 없습니다.`,
    hint: '회차의 등급은 그대로입니다. 가격과 좌석 수는 바꿀 수 있습니다.',
  }),
  'season-booked': ({ title, startsAt, seats }) => ({
    detail: `${title} ${moment(startsAt, 'ko')} 회차가 시즌에 더는 없지만, ${seats}석이 예매 중이거나 팔렸습니다.`,
    hint: '다시 적거나, 취소하고 모두 환불하려면: `--cancel-with-bookings`',
  }),
  'season-conflicts': ({ count }) => ({
    detail: `아무것도 적용하지 않았습니다. 시즌에서 원하는 대로 할 수 없는 곳이 ${count}곳 있습니다.`,
    hint: '모두 보기: `outerpark season apply FILE --dry-run`',
  }),
  'season-changed': () => ({
    detail: '그 사이에 판매 내용이 바뀌어, 시즌을 적용하면 보신 것과 다르게 됩니다.',
    hint: '아무것도 적용하지 않았습니다. 차이를 다시 확인해 주세요.',
  }),
}

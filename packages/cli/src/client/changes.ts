import type {
  AnnouncementsResponse,
  EditMusicalRequest,
  MessageRequest,
  MessageResponse,
  MovedResponse,
  MoveRequest,
  MusicalResponse,
  RecastRequest,
  RecastResponse,
} from '@outerpark/core/contract'
import type { Http } from '../http/http.ts'

const at = encodeURIComponent

/** Changes of what is on sale of which everybody hears who has booked it. */
export const changesOf = ({ get, post, put, patch }: Http) => ({
  movePerformance: (id: string, body: MoveRequest) =>
    post<MovedResponse>(`/v1/performances/${at(id)}/move`, body),
  recastPerformance: (id: string, body: RecastRequest) =>
    put<RecastResponse>(`/v1/performances/${at(id)}/cast`, body),
  sendMessage: (id: string, body: MessageRequest) =>
    post<MessageResponse>(`/v1/performances/${at(id)}/messages`, body),
  /** What everybody hears of who has booked it, and how many have. */
  announcements: (id: string) =>
    get<AnnouncementsResponse>(`/v1/performances/${at(id)}/announcements`),
  editMusical: (id: string, body: EditMusicalRequest) =>
    patch<MusicalResponse>(`/v1/musicals/${at(id)}`, body),
})

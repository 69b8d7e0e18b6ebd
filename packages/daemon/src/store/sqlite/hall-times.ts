/** Times of halls get one form, with seconds. A musical whose performances all have one offset gets it as its zone. */
export const HALL_TIMES = `
  UPDATE performances SET starts_at = canonical_moment(starts_at);
  UPDATE offers SET starts_at = canonical_moment(starts_at);
  UPDATE events SET data = json_set(data, '$.startsAt', canonical_moment(json_extract(data, '$.startsAt')))
  WHERE data LIKE '%"startsAt"%';

  ALTER TABLE musicals ADD COLUMN time_zone TEXT;
  UPDATE musicals SET time_zone = (
  SELECT CASE WHEN count(DISTINCT substr(starts_at, -6)) = 1 THEN substr(min(starts_at), -6) END
  FROM performances WHERE musical_id = musicals.id);
`

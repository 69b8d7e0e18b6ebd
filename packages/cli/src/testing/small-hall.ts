/** A plan with seven seats: R, a restricted one among them, and four of VIP. */
export const smallHall = (name: string): string => `hall: ${name}
timezone: Asia/Seoul
focus: 1F/A/2
levels:
  - name: 1F
    rows: |
      A  1-4
      B  1-3
grades:
  R: "*"
  VIP: 1F/A
flags:
  restricted: 1F/B/1
  house: 1F/B/3
`

/** Numbers in [0, 1) that are the same at each run (Park and Miller). `seed` is from 1 to 2,147,483,646. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

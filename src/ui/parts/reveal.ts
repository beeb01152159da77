/** Lists that draw only what is in view tell here how to bring the row of a path on the screen. */
type Revealer = (path: string) => boolean;

const revealers = new Set<Revealer>();

/** Registers until the returned function is called. */
export function registerReveal(reveal: Revealer): () => void {
  revealers.add(reveal);
  return () => revealers.delete(reveal);
}

/** Asks every list; true when one of them holds the path. */
export function reveal(path: string): boolean {
  return [...revealers].some((r) => r(path));
}

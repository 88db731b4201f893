/** Questions that take seconds and run at the same time; the others wait for their turn. */
const AT_ONCE = 2

type Turn = { go: () => void; going: boolean }

let turns: Turn[] = []

function next(): void {
  for (const turn of turns.slice(0, AT_ONCE))
    if (!turn.going) {
      turn.going = true
      turn.go()
    }
}

/** Calls `go` once it is its turn, at once where there is room; call what it returns when done. */
export function takeTurn(go: () => void): () => void {
  const turn: Turn = { go, going: false }
  turns.push(turn)
  next()
  return () => {
    turns = turns.filter((other) => other !== turn)
    next()
  }
}

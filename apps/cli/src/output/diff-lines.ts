import { diffArrays } from 'diff'

/** Lines of the old text, from `oldStart` to `oldEnd`, in whose place those of the new one stand; from 0. */
export interface Change {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/** Between two anchors more changed lines than these are one change: the search for the fewest takes their square. */
const MOST_EDITS = 400

/**
 * What differs between two lists of lines, in order. Lines that stand once in each hold the two together, as in git's
 * `patience`, so that only what lies between is compared line by line: n · log n for a config, whose entries have names.
 */
export function diffLines(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = []
  let [oldStart, newStart] = [0, 0]
  for (const [oldEnd, newEnd] of [...anchors(before, after), [before.length, after.length] as const]) {
    for (const change of between(before, after, { oldStart, oldEnd, newStart, newEnd })) changes.push(change)
    oldStart = oldEnd + 1
    newStart = newEnd + 1
  }
  return changes
}

/** The longest run of lines that stand once in each list and in one order in both. */
function anchors(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const places = new Map<string, { count: number; at: number }>()
  const olds = new Map<string, { count: number; at: number }>()
  for (const [lines, seen] of [
    [before, olds],
    [after, places],
  ] as const) {
    lines.forEach((line, at) => {
      const one = seen.get(line)
      if (one) one.count += 1
      else seen.set(line, { count: 1, at })
    })
  }
  const pairs: (readonly [number, number])[] = []
  for (const [line, { count, at }] of olds) {
    const twin = places.get(line)
    if (count === 1 && twin?.count === 1) pairs.push([at, twin.at])
  }
  return increasing(pairs)
}

/** The longest part of these pairs, sorted by their first, whose seconds rise. */
function increasing(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const last: number[] = []
  const previous: number[] = []
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, last.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[last[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous.push(last[low - 1] ?? -1)
    last[low] = index
  })
  const run: (readonly [number, number])[] = []
  for (let index = last.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) run.push(pair)
  }
  return run.toReversed()
}

function between(before: readonly string[], after: readonly string[], whole: Change): Change[] {
  let { oldStart, oldEnd, newStart, newEnd } = whole
  while (oldStart < oldEnd && newStart < newEnd && before[oldStart] === after[newStart]) {
    oldStart += 1
    newStart += 1
  }
  while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1
    newEnd -= 1
  }
  if (oldStart === oldEnd && newStart === newEnd) return []
  const rest = { oldStart, oldEnd, newStart, newEnd }
  if (oldStart === oldEnd || newStart === newEnd) return [rest]
  const parts = diffArrays(before.slice(oldStart, oldEnd), after.slice(newStart, newEnd), { maxEditLength: MOST_EDITS })
  if (!parts) return [rest]
  const changes: Change[] = []
  for (const { added, removed, count } of parts) {
    const start = { oldStart, newStart }
    if (!added) oldStart += count
    if (!removed) newStart += count
    if (!added && !removed) continue
    const open = changes.at(-1)
    const joins = open?.oldEnd === start.oldStart && open.newEnd === start.newStart
    if (joins) changes.pop()
    changes.push({
      ...(joins && open ? { oldStart: open.oldStart, newStart: open.newStart } : start),
      oldEnd: oldStart,
      newEnd: newStart,
    })
  }
  return changes
}

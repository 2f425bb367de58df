import { countReasons } from '@copilot-sync/plan'
import { expect, test } from 'vitest'

const rows = (reasons: Readonly<Record<string, number>>) =>
  Object.entries(reasons).flatMap(([reason, count]) => Array.from({ length: count }, () => ({ reason })))

test.each([
  [{}, ''],
  [{ hidden: 3 }, '3 because hidden'],
  [{ declined: 1, hidden: 3 }, '3 because hidden; 1 because declined'],
  [{ a: 1, b: 2, c: 3 }, '3 because c; 2 because b; 1 because a'],
  [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, '5 because e; 4 because d; 3 because c; 3 for other reasons'],
])('%j: %s', (reasons, text) => {
  expect(countReasons(rows(reasons))).toBe(text)
})

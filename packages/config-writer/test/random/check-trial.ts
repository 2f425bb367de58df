import { expect } from 'vitest'
import { type Changes, patch, plan, read, removal } from '../helpers.ts'
import { commentsToKeep, partsToKeep } from './kept.ts'
import type { Patched } from './trial.ts'

/** What every patch has to hold to, whatever the plan. */
export function checkTrial({ text, config, changes, after }: Patched): void {
  let at = 0
  for (const part of partsToKeep(config, changes)) {
    const found = after.indexOf(part, at)
    expect(found, `${JSON.stringify(part)} is lost from\n${text}\nwhich became\n${after}`).toBeGreaterThanOrEqual(at)
    at = found + part.length
  }
  for (const comment of commentsToKeep(config, changes)) expect(after.includes(comment), comment).toBe(true)
  if (!/(?<!\r)\n/.test(text) && text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  if (!text.includes('\r')) expect(after).not.toMatch(/\r/)
  const again = read(after)
  const updates = changes.update.flatMap((update) => {
    const entry = again.entries.find(({ name }) => name === update.name)
    return entry ? [{ ...update, index: entry.index }] : []
  })
  expect(patch(again, plan({ update: updates, other: changes.other })), 'a second run').toBe(after)
  if (config.listStyle === 'block' && isPureAddition(changes)) {
    const added = again.entries.filter(({ name }) => changes.add.some((each) => each.name === name))
    const back = patch(again, plan({ remove: added.map(({ index }) => removal(again, index)) }))
    expect(back, 'added and taken away').toBe(text)
  }
}

function isPureAddition({ add, update, remove, other }: Changes): boolean {
  return add.length > 0 && update.length + remove.length + other.length === 0
}

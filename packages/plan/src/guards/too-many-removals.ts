import { SyncError } from '@copilot-sync/errors'
import { modelId } from '../provider.ts'
import { ACCEPT, countOwned, type Guard } from './guard.ts'

const FEWEST = 10
const SHARE = 0.3

/**
 * More than 30 % of 10 or more managed entries that the catalog takes away at once. What the user excludes, serves himself, or
 * has served under another name does not count, nor does what the rules of now turn out of the catalog before too.
 */
export const tooManyRemovals: Guard = (plan, { entries, wanted }, { ownChange, excluded: out, before }) => {
  const owned = countOwned(plan)
  if (ownChange || owned < FEWEST) return plan
  const served = new Set(wanted.map(({ model }) => model))
  const excluded = new Set(out)
  const users = new Set(plan.userEntries)
  const kept = new Set(before?.entries.map(({ model }) => model))
  const turnedOut = new Set(before?.ids.filter((id) => !kept.has(id)))
  const models = new Map(entries.map((entry) => [entry.key, modelId(entry)]))
  const gone = plan.remove.filter(({ name, key }) => {
    const model = models.get(key) ?? ''
    return !users.has(name) && !served.has(model) && !excluded.has(model) && !turnedOut.has(model)
  })
  if (gone.length <= owned * SHARE) return plan
  const shown = gone.slice(0, 5).map(({ name }) => name)
  throw new SyncError(
    'TOO_MANY_REMOVALS',
    `${gone.length} of ${owned} managed entries would go at once: ${shown.join(', ')}${gone.length > shown.length ? ', …' : ''}`,
    {
      hint: `Check the account and its Copilot policies, and \`copilot-sync models list --all\`. If they are to go: \`${ACCEPT}\`, with \`--prune\` again where it was given.`,
    },
  )
}

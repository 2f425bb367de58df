import type { WantedEntry } from '@copilot-sync/sync'

/** A wanted entry as the object that it is to be in the file. */
export function nestFields({ name, fields }: WantedEntry): Record<string, unknown> {
  const entry: Record<string, unknown> = { model_name: name }
  for (const { path, value } of fields) setField(entry, path, value)
  return entry
}

/** Sets a dotted path; undefined removes it. */
export function setField(entry: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let at = entry
  for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
}

import type { WantedEntry } from '@copilot-sync/sync'

/** A wanted entry as the object that it is to be in the file. */
export function nestFields({ name, fields }: WantedEntry): Record<string, unknown> {
  const entry: Record<string, unknown> = { model_name: name }
  for (const { path, value } of fields) {
    const steps = path.split('.')
    let at = entry
    for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>
    at[steps.at(-1) ?? ''] = value
  }
  return entry
}

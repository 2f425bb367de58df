import type { Plan } from '../types.ts'

/** How many entries of the config are ours. */
export function countOwned({ remove, update, unchanged }: Plan): number {
  return remove.length + update.length + unchanged
}

const PROVIDER = 'github_copilot/'

/** The catalog's id of the model that an entry serves. */
export function modelOf(entry: { readonly model: string | null } | undefined): string | null {
  const model = entry?.model ?? null
  return model?.startsWith(PROVIDER) ? model.slice(PROVIDER.length) : model
}

import { type Companion, IMAGE_CALLBACK, type ParsedConfig, readCompanion } from '@copilot-sync/config-writer'
import { companionPath } from './plan-images.ts'

/** The files beside a config without which it would not work once it is restored. A file of the user's is not among them. */
export async function readCompanions(realPath: string, config: Pick<ParsedConfig, 'callbacks'>): Promise<Companion[]> {
  if (!config.callbacks.includes(IMAGE_CALLBACK)) return []
  const path = companionPath(realPath)
  const text = await readCompanion(path).catch(() => null)
  return [{ path, bytes: text === null ? null : Buffer.from(text) }]
}

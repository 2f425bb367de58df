import type { CatalogModel } from '@copilot-sync/catalog'
import { quoteAnswer } from '@copilot-sync/errors'

const MOST = 5

/** What the service wants people to read (`warning_message`, `warning_messages[].message`, `info_messages[].message`): each text once, at most five. */
export function collectNotices(models: readonly CatalogModel[]): string[] {
  const notices = new Set<string>()
  for (const model of models) {
    const listed = [model['warning_messages'], model['info_messages']].filter(Array.isArray).flat()
    for (const text of [model['warning_message'], ...listed.map((item: unknown) => messageOf(item))]) {
      const notice = typeof text === 'string' ? quoteAnswer(text) : ''
      if (notice) notices.add(notice)
    }
    if (notices.size >= MOST) break
  }
  return [...notices].slice(0, MOST)
}

function messageOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? Reflect.get(item, 'message') : undefined
}

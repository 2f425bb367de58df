import { type Place, SyncError } from '@copilot-sync/errors'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { schema } from './schema.ts'
import { defaults, type Settings } from './settings.ts'

const HINT = 'Mend the settings file; docs/settings.md lists every key.'

/** Reads a settings text: YAML 1.2, of which JSON is a part. Every fault is named with its line and column. */
export function checkSettings(text: string, file: string): Settings {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset = 0): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, col }
  }
  const [error] = document.errors
  if (error)
    throw new SyncError('SETTINGS_INVALID', error.message, { hint: HINT, place: place(error.pos[0]), cause: error })

  const parsed = schema.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path ?? []
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const where = unknown === undefined ? path : [...path, unknown]
    throw new SyncError('SETTINGS_INVALID', `${where.join('.') || 'settings'}: ${issue?.message ?? 'not valid'}`, {
      hint: HINT,
      place: place(offsetOf(document.contents, where)),
    })
  }
  const { backup, editor, hold, newModels, ...rest } = parsed.data
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...defaults,
    ...given,
    file,
    editor: Object.fromEntries(Object.entries(editor ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    backup: {
      keep: backup?.keep ?? defaults.backup.keep,
      max_age_days: backup?.max_age_days ?? defaults.backup.max_age_days,
    },
    hold: { fetches: hold?.fetches ?? defaults.hold.fetches, days: hold?.days ?? defaults.hold.days },
    newModels: { ...newModels, mode: newModels?.mode ?? defaults.newModels.mode },
  }
}

/** Where the deepest part of a path stands in the text. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = contents
  let offset: number | undefined
  for (const step of path) {
    if (!isMap(node)) break
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
    if (!pair) break
    if (isScalar(pair.key)) offset = pair.key.range?.[0]
    node = pair.value
  }
  return offset
}

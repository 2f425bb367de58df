import { type Place, SyncError } from '@copilot-sync/errors'
import { suggest } from '@copilot-sync/errors/suggest'
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import { knownKeys, schema } from './schema.ts'
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
  const fault = faultOf(document)
  if (fault) throw new SyncError('SETTINGS_INVALID', fault.what, { hint: HINT, place: place(fault.offset) })

  const parsed = schema.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path ?? []
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const where = unknown === undefined ? path : [...path, unknown]
    const what =
      unknown === undefined
        ? `${where.join('.') || 'settings'}: ${issue?.message ?? 'not valid'}`
        : `no setting has the name \`${where.join('.')}\``
    const near = unknown === undefined ? undefined : suggest(unknown, knownKeys[path.join('.')] ?? [])
    throw new SyncError('SETTINGS_INVALID', what, {
      hint: near ? `Did you mean \`${near}\`? docs/settings.md lists every key.` : HINT,
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

/** What is wrong, without a word of the text: a secret that lacks its quotes is taken for an alias or a tag. */
function faultOf(
  document: Document.Parsed,
): { readonly what: string; readonly offset: number | undefined } | undefined {
  const [error] = document.errors
  if (error) return { what: words[error.code] ?? error.message.replace(/(?<=\S): .*$/s, ''), offset: error.pos[0] }
  let astray: number | undefined
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined
      astray = alias.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  if (astray === undefined) return undefined
  return { what: 'an alias names no anchor above it; a text that begins with * needs quotes', offset: astray }
}

const words: Partial<Record<YAMLError['code'], string>> = {
  BAD_DIRECTIVE: 'a directive is not valid',
  BAD_DQ_ESCAPE: 'unknown escape in a double-quoted text',
  TAG_RESOLVE_FAILED: 'a tag is not known',
}

/** Where keys and list items of a settings file stand; without line and column where it is another text by now. */
export function placesInSettings(text: string, file: string): (path: readonly PropertyKey[]) => Place {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return (path) => {
    const offset = offsetOf(document.contents, path)
    return offset === undefined ? { file } : { file, ...lines.linePos(offset) }
  }
}

/** Where the deepest part of a path stands in the text. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = contents
  let offset: number | undefined
  for (const step of path) {
    if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      if (isNode(node)) offset = node.range?.[0]
      continue
    }
    if (!isMap(node)) break
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
    if (!pair) break
    if (isScalar(pair.key)) offset = pair.key.range?.[0]
    node = pair.value
  }
  return offset
}

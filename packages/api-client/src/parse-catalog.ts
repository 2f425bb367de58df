import {
  type Catalog,
  type CatalogModel,
  type CatalogRemark,
  hashText,
  isDeeperThan,
  isMap,
  type Json,
  type JsonMap,
  type RejectedModel,
} from '@copilot-sync/catalog'
import { quoteAnswer, repeatsSecret, SyncError } from '@copilot-sync/errors'
import { parseJson } from './parse-json.ts'
import { readModel } from './read-model.ts'

export interface CatalogSource {
  /** Where the text came from, for messages: an address or a file. */
  readonly source: string
  readonly apiBase: string | null
  readonly apiVersion: string | null
  /** Values that no message may show. A list that repeats one is refused whole. */
  readonly secrets?: readonly string[] | undefined
}

/**
 * Reads `{"data": [model, …]}` (or the bare list) entry by entry: a bad entry is named in `rejected`, of several with one
 * id the first is kept, and no field but `id` is judged. CATALOG_UNREADABLE for anything else, CATALOG_EMPTY for an empty list,
 * TOKEN_ECHOED for a list that repeats a secret.
 */
export function parseCatalog(text: string, from: CatalogSource): Catalog {
  const { entries, remarks } = readEnvelope(text, from)
  if (repeatsSecret(text, from.secrets ?? [])) throw echoed(from)
  if (entries.length === 0) {
    throw new SyncError('CATALOG_EMPTY', `${from.source} lists no models at all`, {
      hint: "Check the account's Copilot plan and policies on github.com/settings/copilot. Nothing was changed: an empty list is never followed, with --force neither.",
    })
  }
  const kept = new Map<string, { model: CatalogModel; canonical: string }>()
  const rejected: RejectedModel[] = []
  const duplicates = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const read = readModel(entry)
    if ('reason' in read) rejected.push({ index, ...read })
    else if (kept.has(read.model.id)) duplicates.add(read.model.id)
    else kept.set(read.model.id, read)
  }
  if (kept.size === 0) {
    throw unreadable(from, `has ${entries.length} entries and none can be used (the first: ${rejected[0]?.reason})`)
  }
  const models = [...kept.values()].map(({ model }) => model)
  return {
    models,
    rejected,
    duplicates: [...duplicates],
    apiBase: from.apiBase,
    apiVersion: from.apiVersion,
    sha256: hashModels(kept),
    notices: collectNotices(models),
    remarks,
  }
}

const DEEPEST = 16

interface Envelope {
  readonly entries: readonly Json[]
  readonly remarks: readonly CatalogRemark[]
}

function readEnvelope(text: string, from: CatalogSource): Envelope {
  const parsed = parseJson(text)
  if ('fault' in parsed) throw unreadable(from, parsed.fault, text)
  const body = parsed.value
  if (Array.isArray(body)) return { entries: body, remarks: [] }
  if (!isMap(body)) throw unreadable(from, 'is no object with a list in `data`', text)
  const { data: entries } = body
  if (!Array.isArray(entries)) throw unreadable(from, 'has no list in `data`', text)
  return { entries, remarks: remarksOn(body, from.secrets) }
}

/** What beside `data` says that the list may not be all there is. */
function remarksOn({ has_more: more, error }: JsonMap, secrets: CatalogSource['secrets']): CatalogRemark[] {
  const text = isDeeperThan(error ?? null, DEEPEST) ? 'an error nested too deeply' : JSON.stringify({ error })
  const said = error ? quoteAnswer(text, secrets) : ''
  return [
    ...(more === true ? [{ code: 'MORE_MODELS' as const, said: null }] : []),
    ...(said ? [{ code: 'ERROR_BESIDE' as const, said }] : []),
  ]
}

function echoed({ source }: CatalogSource): SyncError {
  return new SyncError(
    'TOKEN_ECHOED',
    `${source} repeats the token that it was asked with; nothing of the answer is used`,
    {
      hint: 'No Copilot does that: check GITHUB_COPILOT_API_BASE and what answers at that address (a proxy that shows what it is sent?), and log in again, so that the token it has seen ends.',
    },
  )
}

function unreadable({ source, secrets }: CatalogSource, what: string, text = ''): SyncError {
  const quoted = quoteAnswer(text, secrets)
  return new SyncError('CATALOG_UNREADABLE', `${source} ${what}${quoted && `; it says: ${quoted}`}`, {
    hint: 'Expected is the JSON of `GET /models`: {"data": [{"id": "…"}, …]}. Check the address, the proxy or the file, then run it again.',
  })
}

/** Sorted by id in code unit order. */
function hashModels(models: ReadonlyMap<string, { readonly canonical: string }>): string {
  const sorted = [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { canonical }]) => canonical)
  return hashText(`[${sorted.join()}]`)
}

const MOST = 5

/** What the service wants people to read (`warning_message`, `warning_messages[].message`, `info_messages[].message`): each text once, at most five. */
function collectNotices(models: readonly CatalogModel[]): string[] {
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

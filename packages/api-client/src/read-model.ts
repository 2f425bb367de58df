import { at, canonicalJson, type CatalogModel, isDeeperThan, isMap } from '@copilot-sync/catalog'

const LONGEST_ID = 200
const DEEPEST = 65
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

export type ReadModel =
  | { readonly model: CatalogModel; readonly canonical: string }
  | { readonly id: string | null; readonly reason: string }

/** One entry of `data`: usable as soon as it is an object with a sound `id`. */
export function readModel(entry: unknown): ReadModel {
  if (!isMap(entry)) return { id: null, reason: 'not an object' }
  const id = at(entry, 'id')
  const shown = typeof id === 'string' ? id.replace(control, '\u{FFFD}').slice(0, LONGEST_ID) : null
  const reason = faultOf(id)
  if (reason || !hasId(entry)) return { id: shown, reason: reason ?? 'no id' }
  if (isDeeperThan(entry, DEEPEST)) return { id: shown, reason: 'nested too deeply' }
  return { model: entry, canonical: canonicalJson(entry) }
}

function hasId(entry: object): entry is CatalogModel {
  return Object.hasOwn(entry, 'id')
}

function faultOf(id: unknown): string | undefined {
  if (id === undefined) return 'no id'
  if (typeof id !== 'string') return 'the id is not a text'
  if (id === '') return 'the id is empty'
  if (id.trim() !== id) return 'the id begins or ends with white space'
  if (id.search(control) !== -1) return 'the id has control characters'
  return id.length > LONGEST_ID ? `the id is longer than ${LONGEST_ID} characters` : undefined
}

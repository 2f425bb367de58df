import type { Json } from '@copilot-sync/catalog'
import { construct, findPair, linesOf, type Node, type Pair } from '@copilot-sync/pyyaml'
import type { ListChange } from '../changes.ts'
import { commentsWithin } from '../comments-within.ts'
import type { ParsedConfig } from '../config-types.ts'
import { emitFlowPair, emitInline, emitPairs, isList, isObject } from '../emit-value.ts'
import { sameJson } from '../same-json.ts'
import { setPaths } from '../set-path.ts'
import { stringOf } from '../string-of.ts'
import { rootElements } from './append-tops.ts'
import { dropLines, type PatchContext, unsafe } from './context.ts'
import { editFlow } from './flow-elements.ts'
import { guardLoss } from './guard-anchors.ts'
import { columnOf, isFirstOnLine, nextLine } from './line-at.ts'
import { quoteOf } from './quotes-of.ts'
import { endOf, reconcile, slotOf } from './reconcile.ts'

/**
 * What the top-level key of a change is to hold: the items of `to` that `from` lacks are added to the list that stands
 * there, those of `from` that `to` lacks are taken out, all others stay. Undefined: the key goes.
 */
export function wantedTop(config: ParsedConfig, { path, from, to }: ListChange): Json | undefined {
  const [top = '', ...rest] = path.split('.')
  const value = config.value(top)
  const now = rest.reduce<Json | undefined>((found, key) => (isObject(found) ? found[key] : undefined), value)
  const items = now === undefined ? [] : listOf(now)
  const [had, wants] = [listOf(from), listOf(to)]
  const gone = had.filter((each) => !has(wants, each))
  const come = wants.filter((each) => !has(had, each) && !has(items, each))
  const left = [...items.filter((each) => !has(gone, each)), ...come]
  if (rest.length === 0) return left.length > 0 ? left : undefined
  if (sameJson(left, items) && (left.length > 0 || now === undefined)) return value
  const change = { path: rest.join('.'), value: left.length > 0 ? left : undefined }
  const settings = setPaths(isObject(value) ? value : {}, [change])
  return Object.keys(settings).length > 0 ? settings : undefined
}

/** Adds and removes items of a list outside `model_list`, such as `litellm_settings.callbacks`. */
export function patchOther(context: PatchContext, change: ListChange): void {
  const { config, step, quotes } = context
  const { root } = config.document
  const [top = '', ...rest] = change.path.split('.')
  const wanted = wantedTop(config, change)
  if (sameJson(config.value(top), wanted)) return
  const pair = findPair(root, top)
  const merged = pair && !root.pairs.includes(pair)
  if (!pair || (merged && wanted !== undefined)) {
    const data = wanted ?? []
    const lines = (column: number) => emitPairs([[top, data]], column, step, quotes)
    context.tops.push({ lines, flow: emitFlowPair(top, data, quotes) })
    return
  }
  if (merged) unsafe(config, root.start, `${top} comes from a merged mapping (<<)`)
  guardShape(context, pair, rest)
  if (wanted === undefined) return removeTop(context, pair, rest.length > 0 ? {} : [])
  const node = valueAt(pair.value, rest)
  const own = node && node.start >= pair.value.start && node.end <= pair.value.end
  if (!own || !wrapString(context, node, change)) reconcile(context, slotOf(pair, root), pair.value, wanted)
}

/** A single string becomes a list of it and the new items; its own characters stay. */
function wrapString({ edits, text }: PatchContext, node: Node, { from, to }: ListChange): boolean {
  const raw = text.slice(node.contentStart, node.end)
  if (node.kind !== 'scalar' || stringOf(node) === null || node.hasTag || /^[|>]|[,?[\]{}\r\n]|: /.test(raw))
    return false
  const come = listOf(to).filter((each) => !has(listOf(from), each) && each !== node.value)
  if (come.length === 0 || !has(listOf(to), node.value)) return false
  const quotes = { keys: quoteOf(node), texts: quoteOf(node) }
  edits.push({ start: node.contentStart, end: node.contentStart, text: '[' })
  edits.push({
    start: node.end,
    end: node.end,
    text: `, ${come.map((each) => emitInline(each, '', true, quotes)).join(', ')}]`,
  })
  return true
}

/** Removes a top-level key that holds nothing any more; it stays, empty, where a comment or the document needs it. */
function removeTop(context: PatchContext, pair: Pair, empty: Json): void {
  const { root, comments } = context.config.document
  const end = linesOf(context.text).endOf(endOf(pair))
  const commented = commentsWithin(comments, pair.start, end).length > 0
  const column = columnOf(context.text, root.contentStart)
  const alone = root.style === 'flow' || isFirstOnLine(context.text, pair.start)
  if (commented || root.pairs.length === 1 || !alone || partsTextAndComment(context, pair)) {
    return reconcile(context, slotOf(pair, root), pair.value, empty)
  }
  guardLoss(context, [pair.value])
  if (root.style === 'block') dropLines(context, pair.start, endOf(pair), column)
  else editFlow(context, rootElements(root), new Set([root.pairs.indexOf(pair)]), [])
}

/** Without the lines of this key the comment below would become text of the block scalar above. */
function partsTextAndComment({ config, text }: PatchContext, pair: Pair): boolean {
  const { root, list } = config.document
  if (!/^(?:[ \t]*[\r\n\x85\u2028\u2029])* +#/.test(text.slice(nextLine(text, endOf(pair))))) return false
  const above = root.pairs[root.pairs.indexOf(pair) - 1]
  const value = above && above === list ? (config.entries.at(-1)?.node() ?? above.value) : above?.value
  return value !== undefined && endsInBlockScalar(text, value)
}

function endsInBlockScalar(text: string, node: Node): boolean {
  const last =
    node.kind === 'map' ? node.pairs.at(-1)?.value : node.kind === 'seq' ? node.items.at(-1)?.node : undefined
  if (last) return endsInBlockScalar(text, last)
  return node.kind === 'scalar' && /[|>]/.test(text.charAt(node.contentStart))
}

/** A value of another kind than LiteLLM knows there is somebody's mistake, and not ours to overwrite. */
function guardShape({ config }: PatchContext, { value }: Pair, rest: readonly string[]): void {
  const now = construct(value)
  if (rest.length > 0 && now !== null && !isObject(now)) unsafe(config, value.start, 'a value that should be a mapping')
  const node = valueAt(value, rest)
  if (node && isObject(construct(node))) unsafe(config, node.start, 'a mapping that should be a list')
}

function valueAt(node: Node, path: readonly string[]): Node | undefined {
  const [first, ...rest] = path
  return first === undefined ? node : findPair(node, first, ...rest)?.value
}

function listOf(value: Json): readonly Json[] {
  if (value === null) return []
  return isList(value) ? value : [value]
}

function has(list: readonly Json[], item: Json): boolean {
  return list.some((each) => sameJson(each, item))
}

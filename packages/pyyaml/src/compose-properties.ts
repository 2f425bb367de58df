import { NON_SPECIFIC, nodeTag } from './node-tag.ts'
import type { Properties } from './node.ts'
import type { Scanner } from './scanner.ts'
import { Kind } from './token.ts'

/** Reads an anchor and a tag, in either order. */
export function properties(scanner: Scanner, handles: ReadonlyMap<string, string>): Properties {
  const props: Properties = { start: -1, end: -1, anchor: undefined, tag: undefined }
  for (;;) {
    const token = scanner.peek()
    const isAnchor = token.kind === Kind.anchor && props.anchor === undefined
    const isTag = token.kind === Kind.tag && props.tag === undefined
    if (!isAnchor && !isTag) return props
    scanner.next()
    if (props.start < 0) props.start = token.start
    props.end = token.end
    if (isAnchor) props.anchor = token.value
    else props.tag = nodeTag(handles, token.handle, token.value, token.start)
  }
}

/** What every node says of its properties. */
export function written(props: Properties, contentStart: number, tag: string) {
  return {
    start: props.start < 0 ? contentStart : props.start,
    propsEnd: props.end,
    contentStart,
    anchor: props.anchor,
    tag: props.tag === undefined || props.tag === NON_SPECIFIC ? tag : props.tag,
    hasTag: props.tag !== undefined,
  }
}

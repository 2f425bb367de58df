import { isMap, type Json, type JsonMap } from '@copilot-sync/catalog'
import { asList, asText } from '../call.ts'

export interface Turn {
  /** What the person said last, all text parts joined. */
  readonly text: string
  /** The last turn brings the result of a tool. */
  readonly isToolResult: boolean
}

/** Reads the last turn of `messages` or `input`, in the words of any of the three protocols. */
export function lastTurn(body: JsonMap): Turn {
  const turns = body['messages'] ?? body['input']
  if (typeof turns === 'string') return { text: turns, isToolResult: false }
  const last = asList(turns).findLast(isMap)
  const parts = asList(last?.['content']).filter(isMap)
  const isToolResult =
    last?.['role'] === 'tool' ||
    last?.['type'] === 'function_call_output' ||
    parts.some((part) => part['type'] === 'tool_result')
  return { text: textOf(last?.['content']), isToolResult }
}

function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content
  return asList(content)
    .map((part) => (isMap(part) ? (asText(part['text']) ?? '') : ''))
    .join(' ')
}

import { isMap, type JsonMap } from '@copilot-sync/catalog'
import { asText } from '../call.ts'
import type { Question } from '../question.ts'
import { lastTurn } from './last-turn.ts'
import { sampleArguments } from './sample-arguments.ts'

export interface Reply {
  readonly model: string
  /** Empty when a tool is called. */
  readonly text: string
  /** `input` is JSON text. */
  readonly call: { readonly name: string; readonly input: string } | undefined
  readonly inputTokens: number
  readonly outputTokens: number
}

/** What the model "says": a tool call when one is asked for, else a line that tells what was understood. */
export function reply(question: Question): Reply {
  const { body, model, images, effort, tools } = question
  const id = asText(model['id']) ?? ''
  const call = toolCall(question)
  const seen = [
    `${images} ${images === 1 ? 'image' : 'images'}`,
    `${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}`,
    `effort ${effort ?? 'default'}`,
  ]
  const text = call === undefined ? `ok from ${id} (${seen.join(', ')})` : ''
  const outputTokens = tokens(call?.input ?? text)
  return { model: id, text, call, inputTokens: tokens(JSON.stringify(body)), outputTokens }
}

function toolCall({ body, tools }: Question): Reply['call'] {
  const { text, isToolResult } = lastTurn(body)
  const wanted = choice(body)
  if (isToolResult || wanted === 'none') return undefined
  const known = tools.map(describe).filter(({ name }) => name !== '')
  const asked = known.find(({ name }) => name === wanted) ?? known.find(({ name }) => text.includes(name))
  const tool = asked ?? (wanted === 'any' || /\btools?\b/i.test(text) ? known[0] : undefined)
  return tool === undefined ? undefined : { name: tool.name, input: JSON.stringify(sampleArguments(tool.schema)) }
}

/** `tool_choice` of the three protocols as `none`, `auto`, `any` or a tool's name. */
function choice(body: JsonMap): string {
  const value = body['tool_choice']
  const word = asText(value)
  if (word !== undefined) return word === 'required' ? 'any' : word
  if (!isMap(value)) return 'auto'
  const { function: named } = value
  const name = asText(isMap(named) ? named['name'] : value['name'])
  return name ?? asText(value['type']) ?? 'auto'
}

function describe(tool: JsonMap): { readonly name: string; readonly schema: JsonMap } {
  const inner = isMap(tool['function']) ? tool['function'] : tool
  const schema = inner['parameters'] ?? inner['input_schema']
  return { name: asText(inner['name']) ?? '', schema: isMap(schema) ? schema : {} }
}

const tokens = (text: string): number => Math.ceil(text.length / 4)

import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
const weather = {
  type: 'function',
  function: { name: 'get_weather', description: 'The weather in a city', parameters },
}

export async function tools(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/chat/completions', (mark) => ({
    messages: [{ role: 'user', content: `${mark} Use get_weather for Paris.` }],
    tools: [weather],
  }))
  return judge(reply, ({ json }) => {
    const call = at(json, 'choices.0.message.tool_calls.0.function')
    const name = at({ call: call ?? null }, 'call.name')
    const input = at({ call: call ?? null }, 'call.arguments')
    const valid = name === 'get_weather' && typeof input === 'string' && 'city' in JSON.parse(input)
    return valid ? undefined : `no call of get_weather: ${JSON.stringify(json).slice(0, 300)}`
  })
}

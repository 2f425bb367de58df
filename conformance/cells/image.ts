import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'
import { says } from './says.ts'

/** 64 × 64 red pixels: some models refuse smaller images. */
const red =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsEty/UMZxgi+hcEKLNO+FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBywLPLIEA68ZURwAAAABJRU5ErkJggg=='

export async function image(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/chat/completions', (mark) => ({
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: `${mark} what is this?` },
          { type: 'image_url', image_url: { url: red } },
        ],
      },
    ],
  }))
  return judge(reply, ({ json }) => says(at(json, 'choices.0.message.content'), '1 image', question))
}

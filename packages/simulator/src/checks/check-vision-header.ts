import { refuse, refuseText } from '../answers/refuse.ts'
import type { Answer } from '../call.ts'
import type { Question } from '../question.ts'

/** An image needs the header; the header on text counts as an image and earns the limit of images. */
export function checkVisionHeader({ call, images }: Question): Answer | undefined {
  const claimed = call.headers['copilot-vision-request'] !== undefined
  if (images > 0 && !claimed) {
    return refuse('missing_vision_header', 'missing required Copilot-Vision-Request header for vision requests')
  }
  if (images === 0 && claimed) return refuseText(429, 'too many concurrent vision requests', { 'retry-after': '1' })
  return undefined
}

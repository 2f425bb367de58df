import { isMap, type Json } from '@copilot-sync/catalog'

const kinds = new Set<Json | undefined>(['image_url', 'input_image', 'image'])

/** How many image parts a body holds, in the words of any of the three protocols. */
export function findImages(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + findImages(part), 0)
  if (!isMap(value)) return 0
  if (kinds.has(value['type'])) return 1
  return Object.values(value).reduce<number>((sum, part) => sum + findImages(part), 0)
}

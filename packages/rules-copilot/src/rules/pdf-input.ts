import type { MappingRule } from '@copilot-sync/mapper'
import { readList } from '../read.ts'

const TYPES = 'capabilities.limits.vision.supported_media_types'

/** Written false when the catalog is silent: left out, LiteLLM's built-in map would answer. */
export const pdfInput: MappingRule = {
  api: 1,
  name: 'pdf-input',
  summary: 'Whether the model takes PDF files.',
  order: 360,
  mark: { label: 'pdf', order: 60 },
  reads: [TYPES],
  types: { [TYPES]: 'texts' },
  writes: ['model_info.supports_pdf_input'],
  map: (model) => ({ 'model_info.supports_pdf_input': readList(model, TYPES)?.includes('application/pdf') ?? false }),
  examples: [
    {
      catalog: { capabilities: { limits: { vision: { supported_media_types: ['image/png', 'application/pdf'] } } } },
      entry: { 'model_info.supports_pdf_input': true },
    },
    {
      catalog: { capabilities: { limits: { vision: { supported_media_types: ['image/png'] } } } },
      entry: { 'model_info.supports_pdf_input': false },
    },
    { catalog: {}, entry: { 'model_info.supports_pdf_input': false } },
  ],
}

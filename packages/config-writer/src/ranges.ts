import type { Document } from '@copilot-sync/pyyaml'

export type Range = Document['comments'][number]
export type BlockScalarRange = Document['blockScalars'][number]

export { readStream } from '@copilot-sync/state'
export type { Json } from '@copilot-sync/catalog'
export type { Plan, WantedEntry } from '@copilot-sync/plan'
export { createBackup, type BackupCreateResult } from './backups/create-backup.ts'
export { listBackups, type BackupListResult } from './backups/list-backups.ts'
export { pruneBackups, type BackupPruneResult } from './backups/prune-backups.ts'
export { previewRestore, restoreBackup, type BackupRestoreResult } from './backups/restore-backup.ts'
export { showBackup, type BackupShowResult } from './backups/show-backup.ts'
export { verifyBackups, type BackupVerifyResult } from './backups/verify-backups.ts'
export { diff, type DiffOptions } from './run/diff.ts'
export { listHistory, type HistoryListResult } from './history/list-history.ts'
export { showHistory, type HistoryShowResult } from './history/show-history.ts'
export type { HistoryEntry } from './history/to-entry.ts'
export { explain } from './explain/explain.ts'
export type { ExplainResult } from './explain/types.ts'
export { listModels, type ModelListResult } from './models/list-models.ts'
export type { ModelRow } from './models/model-row.ts'
export { type AskedModel, type ModelShowResult, showModel } from './models/show-model.ts'
export type { SurveyOptions } from './models/survey.ts'
export { layoutState, type LayoutResult } from './run/layout-state.ts'
export { findLitellmVersion } from './litellm/find-litellm-version.ts'
export { provenVersions } from './litellm/proven-versions.ts'
export { guardOutputs, type NamedOutput } from './outputs/guard-outputs.ts'
export { reportHistory } from './page/report-history.ts'
export { type OutcomeReport, reportOutcome } from './page/report-outcome.ts'
export { pause, type PauseResult } from './run/pauses/pause.ts'
export { resume, type ResumeResult } from './run/pauses/resume.ts'
export type { SavedPlan } from './run/plans/saved-plan.ts'
export type { Paused, SyncResult } from './contract/sync-result.ts'
export type { Files } from './contract/files.ts'
export type { Words } from './contract/words.ts'
export type { ContextOptions, TargetMaker } from './context/context.ts'
export { nodeFiles } from './files/node-files.ts'
export { configTarget } from './target/config/config-target.ts'
export type {
  ApplyOptions,
  PlannedChanges,
  Preview,
  Receipt,
  Snapshot,
  Store,
  Stored,
  Target,
  TextChange,
} from './target/target.ts'
export type { CommonOptions, Runtime } from './contract/runtime.ts'
export { sync, type SyncOptions } from './run/sync.ts'
export type { SyncOutcome } from './run/sync-outcome.ts'
export { validate } from './run/validate.ts'
export type { Finding, ValidateResult } from './target/config/validate-config.ts'

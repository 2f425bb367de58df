export { createBackup, type CreateBackupOptions } from './backups/create-backup.ts'
export { findBackup } from './backups/find-backup.ts'
export { listBackups } from './backups/list-backups.ts'
export { pruneBackups, type PruneOptions } from './backups/prune-backups.ts'
export { readBackup } from './backups/read-backup.ts'
export { planRestore, type RestorePlan } from './backups/plan-restore.ts'
export { restoreBackup, restoreUnderLock } from './backups/restore-backup.ts'
export type { Restored, RestoreOptions } from './backups/restore-backup.ts'
export type { Backup, BackupContent, Companion } from './backups/types.ts'
export { verifyBackups, type VerifiedBackup } from './backups/verify-backups.ts'
export { cleanUp, type CleanedUp, repair, stateFolders } from './clean-up.ts'
export { type FileStamp, stampFile } from './stamp-file.ts'
export { hashBytes } from './hash-bytes.ts'
export { hasUnfinishedWrite } from './in-place-journal.ts'
export type { LockOptions } from './lock/acquire-lock.ts'
export type { Lock } from './lock/hold-lock.ts'
export { withLock } from './lock/with-lock.ts'
export { IMAGE_FILE, INCLUDE_FILE } from './companion-names.ts'
export { COMPANION_MARK, readCompanion } from './read-companion.ts'
export { readConfigFile, readConfigInput } from './read-config-file.ts'
export { type InputOptions, readInput, readStream } from './read-input.ts'
export {
  ledgerOf,
  type LedgerRead,
  type LedgerRecord,
  type Ledgers,
  readLedger,
  readLedgers,
  withRecord,
} from './read-ledger.ts'
export { assertRegular, readFault, readRegularFile } from './read-regular-file.ts'
export { readRunState, readRunStates, type RunStateRead, type RunStates, runStateOf } from './read-run-state.ts'
export { removeCompanion } from './remove-companion.ts'
export { removeLeftovers } from './remove-leftovers.ts'
export { replaceFile, type Replaced, type ReplaceOptions } from './replace-file.ts'
export { resolveConfigPath } from './resolve-config-path.ts'
export { configKey, isGroupWritable, stateDir } from './state-dir.ts'
export type { Hold, LastSync, Pause, RunState } from './run-state-types.ts'
export { systemClock } from './system-clock.ts'
export type { Clock, ConfigFile, FileFacts, FileOwner, StatePlace, Step } from './types.ts'
export { writeAtomic } from './write-atomic.ts'
export { writeCompanion } from './write-companion.ts'
export { writeLedger } from './write-ledger.ts'
export { writeRunState } from './write-run-state.ts'

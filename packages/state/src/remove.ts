import { unless } from './errno.ts'
import { unlink } from './fs-at-once.ts'

/** Removes a file; one that is gone already is as good. */
export const remove = async (path: string): Promise<void> => unlink(path).catch(unless('ENOENT'))

/** `model_info.managed_by` of our entries, where settings name no owner. */
const MARK = 'copilot-sync'

/** The mark of an owner's entries; null is the owner without a name. */
export function markOf(owner: string | null): string {
  return owner === null ? MARK : `${MARK}/${owner}`
}

/** Whether it is the mark of any owner. */
export function isMark(text: string | null): text is string {
  return text === MARK || (text?.startsWith(`${MARK}/`) ?? false)
}

/** The owner that a mark names; null where it names none. */
export function ownerOf(mark: string | null): string | null {
  return mark?.startsWith(`${MARK}/`) ? mark.slice(MARK.length + 1) : null
}

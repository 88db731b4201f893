/** Link to a customer within the list they were chosen from; of a run that the list names, its decision. */
export function customerInList(sourceId: string, list: string, decision: string | null): string {
  const parts = [
    ...(decision === null ? [] : [`decision=${encodeURIComponent(decision)}`]),
    `list=${encodeURIComponent(list)}`,
  ]
  return `/customers/${encodeURIComponent(sourceId)}?${parts.join('&')}`
}

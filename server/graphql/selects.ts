import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether the query asks, beneath this field, for the field at `path`; fragments are looked into. */
export function selects(info: GraphQLResolveInfo, path: readonly string[]): boolean {
  return fieldsAsked(info, path.slice(0, -1)).has(path.at(-1) as string)
}

/** Names of the fields that the query asks for at `path` beneath this field. */
export function fieldsAsked(info: GraphQLResolveInfo, path: readonly string[]): Set<string> {
  let nodes: readonly FieldNode[] = info.fieldNodes
  for (const name of path)
    nodes = nodes.flatMap((node) =>
      fieldsOf(node.selectionSet, info).filter((field) => field.name.value === name),
    )
  const fields = nodes.flatMap((node) => fieldsOf(node.selectionSet, info))
  return new Set(fields.map((field) => field.name.value))
}

function fieldsOf(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return [selection]
    const within =
      selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection
    return fieldsOf(within?.selectionSet, info)
  })
}

/** A node of a plan as `explain (format json)` gives it; only what is read here. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Lines that say how tables are read, or `whole`: every node of the plan, indented. */
export function describePlan(node: PlanNode, whole: boolean, depth = 0): readonly string[] {
  const isRead = node['Relation Name'] !== undefined || node['Index Name'] !== undefined;
  const indent = whole ? '  '.repeat(depth) : '';
  const own = whole || isRead ? [`${indent}${describeNode(node)}`] : [];
  const below = (node.Plans ?? []).flatMap((child) => describePlan(child, whole, depth + 1));
  return [...own, ...below];
}

function describeNode(node: PlanNode): string {
  const place = [node['Relation Name'], node['Index Name'] && `by ${node['Index Name']}`];
  const rows = node['Actual Rows'] * node['Actual Loops'];
  const removed =
    ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) *
    node['Actual Loops'];
  const words = [
    node['Node Type'],
    ...place.filter((part) => part !== undefined),
    `${Math.round(rows).toLocaleString('en')} rows`,
    ...(node['Actual Loops'] > 1 ? [`in ${node['Actual Loops']} loops`] : []),
    ...(removed > 0 ? [`(${Math.round(removed).toLocaleString('en')} read and left out)`] : []),
  ];
  return words.join(' ');
}

/** The elements by key, in the order of first appearance. (`Map.groupBy` is younger than the browsers we support.) */
export function groupBy<T, K>(list: Iterable<T>, key: (element: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const element of list) {
    const k = key(element);
    const group = groups.get(k);
    if (group) group.push(element);
    else groups.set(k, [element]);
  }
  return groups;
}

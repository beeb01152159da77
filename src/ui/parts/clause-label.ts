/** How the id of a provision reads: `special 2(2) bullet 1` → 「特別措置 2(2) 1つ目」; all others read as they are. */
export function clauseLabel(id: string): string {
  return id.replace(/^special /, '特別措置 ').replace(/ bullet (\d+)$/, ' $1つ目');
}

/** A list kept in order by `compare`, which must never call two different members equal. */
export interface Sorted<Member> {
  readonly members: readonly Member[];
  add(member: Member): void;
  remove(member: Member): void;
}

export function createSorted<Member>(compare: (left: Member, right: Member) => number): Sorted<Member> {
  const members: Member[] = [];
  const find = (member: Member) => firstIndex(members, (other) => compare(other, member) >= 0);
  return {
    members,
    add(member) {
      members.splice(find(member), 0, member);
    },
    remove(member) {
      members.splice(find(member), 1);
    },
  };
}

/** The first index whose member fulfils the condition, when all after it do too; the length if none does. */
export function firstIndex<Member>(members: readonly Member[], condition: (member: Member) => boolean): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (condition(members[middle] as Member)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Table } from '../../ports/table.ts';

/** A table in which somebody else has always just changed what is to be changed; says how often that was tried. */
export function contended(table: Table): { readonly table: Table; readonly tries: () => number } {
  let tries = 0;
  const updateIf: Table['updateIf'] = async (key) => {
    tries += 1;
    return { written: false, current: await table.get(key) };
  };
  return { table: { ...table, updateIf }, tries: () => tries };
}

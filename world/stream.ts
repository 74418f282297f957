import type { Key, Table, WriteResult } from '../service/src/ports/table.ts';

/** The table's stream: the keys of what was written with news on it, until they are taken. */
export function createStream(table: Table): { readonly table: Table; take(): Key[] } {
  let news: Key[] = [];
  const watch = (result: WriteResult): WriteResult => {
    if (result.written && result.item.news !== undefined) news.push({ pk: result.item.pk, sk: result.item.sk });
    return result;
  };
  return {
    table: {
      ...table,
      putIfAbsent: async (item) => watch(await table.putIfAbsent(item)),
      updateIf: async (key, version, changes) => watch(await table.updateIf(key, version, changes)),
    },
    take() {
      const taken = news;
      news = [];
      return taken;
    },
  };
}

/** The same without the names whose value is `undefined`. */
export function withoutUndefined<Values extends object>(
  values: Values,
): { [Name in keyof Values]: Exclude<Values[Name], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept as ReturnType<typeof withoutUndefined<Values>>;
}

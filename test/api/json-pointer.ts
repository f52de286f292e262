type Container = Record<string, unknown>;

function segments(pointer: string): string[] {
  return pointer.split('/').slice(1);
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Container)[key] : undefined;
}

/** What stands at a pointer, or `undefined`. Names in this contract need no escapes. */
export function at(value: unknown, pointer: string): unknown {
  return segments(pointer).reduce(step, value);
}

/** Whether a pointer leads to a value, or to where one is missing from an object or list that exists. */
export function isPlace(value: unknown, pointer: string): boolean {
  if (pointer === '') return true;
  const parent = at(value, pointer.slice(0, pointer.lastIndexOf('/')));
  return typeof parent === 'object' && parent !== null;
}

/** A copy with another value at a pointer; `undefined` removes it. */
export function replaced(value: unknown, pointer: string, replacement: unknown): unknown {
  if (pointer === '') return replacement;
  const copy = structuredClone(value);
  const parent = at(copy, pointer.slice(0, pointer.lastIndexOf('/'))) as Container;
  const key = segments(pointer).at(-1) ?? '';
  if (replacement !== undefined) parent[key] = replacement;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return copy;
}

/** Pointers to everything in a value, itself included. */
export function allPointers(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, inner]) => allPointers(inner, `${pointer}/${key}`)),
  ];
}
